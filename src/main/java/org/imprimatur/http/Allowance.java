package org.imprimatur.http;

import java.time.Duration;

/**
 * So many at once, and one more each second. Times are those of {@link System#nanoTime}. Thread-safe.
 */
final class Allowance {
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final int most;
    private double spent;
    private long at;

    Allowance(int most, long now) {
        this.most = most;
        this.at = now;
    }

    synchronized void spend(long now) {
        // Whatever is sent, a pause of as many seconds as there are pieces makes up for it.
        spent = Math.min(most + 1.0, stillSpent(now) + 1);
        at = now;
    }

    synchronized boolean isOverdrawn(long now) {
        return stillSpent(now) > most;
    }

    synchronized boolean isWhole(long now) {
        return stillSpent(now) == 0;
    }

    private double stillSpent(long now) {
        return Math.max(0, spent - (now - at) / SECOND);
    }
}
