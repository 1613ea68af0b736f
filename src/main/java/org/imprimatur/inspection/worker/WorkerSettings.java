package org.imprimatur.inspection.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What one worker may use.
 *
 * @param java the program that starts the Java of the workers
 * @param heapBytes of its memory; it ends where it needs more
 * @param wallLimit for one file, from the first byte sent to the answer
 * @param cpuLimit for one file; a worker is ended at the latest when it has used twice as much in its whole life
 * @param outputBytes that it may answer with for one file
 * @param files after so many another takes its place
 * @param onlyWithoutNetwork whether none is started where the system gives it a network
 * @param textRecogniser the command that reads the text of a picture; empty where none is configured
 */
public record WorkerSettings(
        Path java,
        long heapBytes,
        Duration wallLimit,
        Duration cpuLimit,
        long outputBytes,
        int files,
        boolean onlyWithoutNetwork,
        List<String> textRecogniser) {
    /** Where nobody sets anything else. */
    public static final WorkerSettings USUAL = new WorkerSettings(
            ownJava(), 1L << 30, Duration.ofSeconds(300), Duration.ofSeconds(300), 64L << 20, 20, false);

    /** What is answered is kept in one piece. */
    private static final long MOST_OUTPUT = 1L << 30;

    public WorkerSettings {
        textRecogniser = List.copyOf(textRecogniser);
        if (heapBytes < 1
                || outputBytes < 1
                || outputBytes > MOST_OUTPUT
                || files < 1
                || wallLimit.toSeconds() < 1
                || cpuLimit.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "imprimatur.inspection.worker: heap, output and files must be at least 1, output at most 1G,"
                            + " wall-limit and cpu-limit at least a second");
        }
    }

    /** Of workers that do not read pictures. */
    public WorkerSettings(
            Path java,
            long heapBytes,
            Duration wallLimit,
            Duration cpuLimit,
            long outputBytes,
            int files,
            boolean onlyWithoutNetwork) {
        this(java, heapBytes, wallLimit, cpuLimit, outputBytes, files, onlyWithoutNetwork, List.of());
    }

    /** The same of workers that have pictures read. */
    public WorkerSettings with(InstalledRecogniser recogniser) {
        return new WorkerSettings(
                java, heapBytes, wallLimit, cpuLimit, outputBytes, files, onlyWithoutNetwork, recogniser.command());
    }

    /** The Java that runs this process. */
    public static Path ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
