package org.imprimatur.inspection;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.imprimatur.inspection.worker.WorkerSettings;

/** Settings of the inspection. */
@ConfigMapping(prefix = "imprimatur.inspection")
interface InspectionConfig {
    /** How often versions that nobody has inspected yet are looked for. */
    @WithDefault("PT1S")
    Duration lookEvery();

    /** How many versions each replica inspects at a time, each in a process of its own. */
    @WithDefault("2")
    int atOnce();

    /** How many files each replica looks into at a time for previews, pages and regenerated files, each in a process of its own. */
    @WithDefault("2")
    int previewsAtOnce();

    /**
     * How often a version is inspected anew by other rules where that fails for a reason that may be of the moment: a worker that
     * dies, or has no memory or time left. After the last time the version is uninspectable and its releases are stopped.
     */
    @WithDefault("3")
    int attemptsAnew();

    /** How long the second attempt waits; the third waits twice as long. What was found before counts meanwhile. */
    @WithDefault("1m")
    Duration attemptAnewAfter();

    /**
     * The {@code clamd} that scans every version before it is taken apart: {@code HOST:PORT}, or the absolute path of its socket. Without
     * it nothing is scanned, which is shown beside what was found. While it does not answer, versions wait.
     */
    Optional<String> malwareScanner();

    /** How long the scanner may take for one file. */
    @WithDefault("120s")
    Duration malwareScanLimit();

    /**
     * The path of the {@code tesseract} that reads the text of pictures and scanned pages. Without it pictures are not read, which is shown
     * beside what was found. Where it cannot be used the service does not start. What it reads and is not sure of stays unread.
     */
    Optional<Path> textRecogniser();

    /** The languages that it reads, as it names them itself, with {@code +} between several. Its data for each must be installed. */
    @WithDefault("eng")
    String textLanguages();

    /** How long a waiver of a finding lasts at most. */
    @WithDefault("90d")
    Duration waiverAtMost();

    /** The processes that take files apart. */
    Worker worker();

    /** What each process may use. */
    interface Worker {
        /** The program that starts the Java of the workers. Without it the Java that runs the service. */
        Optional<Path> java();

        /** The largest heap of a worker, in bytes or with a unit (K, M, G). It ends where it needs more, and the file is uninspectable. */
        @WithDefault("1G")
        MemorySize heap();

        /** How long one file may take, from the first byte that is sent to the answer; with a text recogniser three quarters more. */
        @WithDefault("300s")
        Duration wallLimit();

        /** How much time of the processor one file may take, where the system can limit it. */
        @WithDefault("300s")
        Duration cpuLimit();

        /** How much a worker may answer for one file, regenerated files included; in bytes or with a unit (K, M, G). */
        @WithDefault("64M")
        MemorySize output();

        /** After how many files another worker takes its place. With 1 no file is read where another one was read before. */
        @WithDefault("20")
        int files();

        /** Whether no worker is started where the system gives it no network of its own without anybody in it. */
        @WithDefault("false")
        boolean onlyWithoutNetwork();

        default WorkerSettings settings() {
            return new WorkerSettings(
                    java().orElseGet(WorkerSettings::ownJava),
                    heap().asLongValue(),
                    wallLimit(),
                    cpuLimit(),
                    output().asLongValue(),
                    files(),
                    onlyWithoutNetwork());
        }
    }
}
