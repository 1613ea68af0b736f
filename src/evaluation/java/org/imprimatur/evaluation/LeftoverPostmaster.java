package org.imprimatur.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluation that was killed leaves behind: a PostgreSQL that still runs on the data folder, or only its
 * {@code postmaster.pid}, on which a new start would wait for a minute and then fail.
 */
final class LeftoverPostmaster {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    /** Line 3 of {@code postmaster.pid} has whole seconds, written a moment after the process began. */
    private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(10);

    private final Path pidFile;

    LeftoverPostmaster(Path data) {
        this.pidFile = data.resolve("postmaster.pid");
    }

    /**
     * Stops the server that still runs on this data, if there is one, and removes the file that a dead one left.
     *
     * @throws CannotStart when it does not stop
     */
    void end() throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() >= 3) {
            Optional<ProcessHandle> running =
                    ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(LeftoverPostmaster::isPostgres);
            if (running.isPresent()) {
                refuseOther(
                        running.get(),
                        Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())));
                stop(running.get());
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return new RunningProcess(process).isRunning()
                && Path.of(process.info().command().orElse(""))
                        .getFileName()
                        .toString()
                        .startsWith("postgres");
    }

    /** Two servers on one data folder would destroy it, and somebody else's server must not be stopped: ask. */
    private void refuseOther(ProcessHandle process, Instant started) {
        boolean same = process.info()
                .startInstant()
                .map(begin -> Duration.between(begin, started).abs().compareTo(START_TIME_TOLERANCE) <= 0)
                .orElse(false);
        if (!same) {
            throw new CannotStart("Process " + process.pid() + " is a PostgreSQL that may use the data beside "
                    + pidFile + ". Stop it if it does; delete that file if it does not.");
        }
    }

    private void stop(ProcessHandle postmaster) throws IOException {
        // SIGINT is PostgreSQL's "fast" shutdown. What Java sends, SIGTERM, would wait for every client to leave.
        boolean signalled = !isWindows()
                && new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                        .start()
                        .onExit()
                        .thenApply(kill -> kill.exitValue() == 0)
                        .join();
        if (!signalled) {
            postmaster.destroy();
        }
        if (!new RunningProcess(postmaster).endsWithin(LONGEST_STOP)) {
            throw new CannotStart("A PostgreSQL of an earlier evaluation still runs as process " + postmaster.pid()
                    + " and does not stop. End it, then start again.");
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
