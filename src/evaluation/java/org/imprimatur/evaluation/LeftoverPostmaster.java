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
        Optional<ProcessHandle> running = running(Files.readAllLines(pidFile));
        if (running.isPresent()) {
            stop(running.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /** The process that wrote the file, if it lives: the same number and, where the system tells, the same start. */
    private static Optional<ProcessHandle> running(List<String> lines) {
        if (lines.size() < 3) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.get(0).strip());
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return ProcessHandle.of(pid)
                .filter(LeftoverPostmaster::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(begin -> Duration.between(begin, started).abs().compareTo(START_TIME_TOLERANCE) <= 0)
                        .orElse(true));
    }

    /** Java calls a process alive that has ended and that nobody has waited for yet; such a one has no command. */
    private static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
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
        Instant giveUp = Instant.now().plus(LONGEST_STOP);
        while (isAlive(postmaster)) {
            if (Instant.now().isAfter(giveUp)) {
                throw new CannotStart("A PostgreSQL of an earlier evaluation still runs as process " + postmaster.pid()
                        + " and does not stop. End it, then start again.");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
