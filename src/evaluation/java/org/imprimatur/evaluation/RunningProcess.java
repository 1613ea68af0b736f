package org.imprimatur.evaluation;

import java.time.Duration;
import java.time.Instant;

/**
 * A process that need not be a child of this one. Java calls such a process alive as long as nobody has waited for it,
 * which in a container without an init can be for ever; one that has ended has no command any more.
 */
record RunningProcess(ProcessHandle handle) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    boolean isRunning() {
        return handle.isAlive() && handle.info().command().isPresent();
    }

    /**
     * Waits until it has ended.
     *
     * @return false when it still runs after the longest wait
     */
    boolean endsWithin(Duration longest) {
        Instant giveUp = Instant.now().plus(longest);
        while (isRunning()) {
            if (Instant.now().isAfter(giveUp)) {
                return false;
            }
            try {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
