package org.imprimatur.inspection.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the operating system keeps a worker from, beside its own limits. Found out by trying, since containers and administrators may
 * forbid either.
 *
 * @param limitsProcesses whether it ends what uses too much of the processor, and lets it write no file and leave no memory dump
 * @param withoutNetwork the command that gives a process a network with nobody in it; empty where that is not allowed
 */
public record Confinement(boolean limitsProcesses, List<String> withoutNetwork) {
    private static final Path SHELL = Path.of("/bin/sh");

    /** $1 seconds after which the process is told to end, $2 after which it is ended. No core, no file; then what is left. */
    private static final String LIMITED =
            "ulimit -c 0; ulimit -f 0; ulimit -S -t \"$1\"; ulimit -H -t \"$2\"; shift 2; exec \"$@\"";

    /** How much later the second limit is. Both at once could not be told from a kill by somebody else. */
    private static final int GRACE_SECONDS = 5;

    private static final long TRIAL_SECONDS = 10;
    private static final int TRIAL_LIMIT = 1234;
    private static final List<Path> UNSHARE = List.of(Path.of("/usr/bin/unshare"), Path.of("/bin/unshare"));

    /** Of these the first that works: without any right, as root, and without any right as older systems do it. */
    private static final List<List<String>> WAYS = List.of(
            List.of("--user", "--map-current-user", "--net"),
            List.of("--net"),
            List.of("--user", "--map-root-user", "--net"));

    public Confinement {
        withoutNetwork = List.copyOf(withoutNetwork);
    }

    public boolean isWithoutNetwork() {
        return !withoutNetwork.isEmpty();
    }

    /** Tries what this system allows; takes a moment. */
    public static Confinement found() {
        if (!Files.isExecutable(SHELL)) {
            return new Confinement(false, List.of());
        }
        boolean limits = says(
                Integer.toString(TRIAL_LIMIT), limited(List.of(SHELL.toString(), "-c", "ulimit -S -t"), TRIAL_LIMIT));
        return new Confinement(limits, withoutAnyNetwork());
    }

    private static List<String> withoutAnyNetwork() {
        Optional<Path> unshare = UNSHARE.stream().filter(Files::isExecutable).findFirst();
        if (unshare.isEmpty()) {
            return List.of();
        }
        // One interface alone, the own one, and that is down.
        List<String> trial = List.of(SHELL.toString(), "-c", "grep -c : /proc/net/dev");
        return WAYS.stream()
                .map(way -> joined(List.of(unshare.get().toString()), way))
                .filter(command -> says("1", joined(command, trial)))
                .findFirst()
                .orElse(List.of());
    }

    /** The command that starts another one in this confinement. */
    List<String> confined(List<String> command, long cpuSeconds) {
        List<String> unconnected = joined(withoutNetwork, command);
        return limitsProcesses ? limited(unconnected, cpuSeconds) : unconnected;
    }

    private static List<String> limited(List<String> command, long seconds) {
        return joined(
                List.of(
                        SHELL.toString(),
                        "-c",
                        LIMITED,
                        "worker",
                        Long.toString(seconds),
                        Long.toString(seconds + GRACE_SECONDS)),
                command);
    }

    private static boolean says(String expected, List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            try (InputStream said = process.getInputStream()) {
                process.getOutputStream().close();
                String first = new String(said.readNBytes(64), StandardCharsets.UTF_8).strip();
                return process.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS) && first.equals(expected);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
