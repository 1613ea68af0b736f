package org.imprimatur.inspection;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.imprimatur.inspection.rules.InspectionReport;

/**
 * Versions whose inspection failed for a reason that may have been of the moment, and that are tried again a few times before the
 * failure counts. This replica's own count: another one, and a restart, begin anew. Thread-safe.
 */
final class FailedAttempts {
    private final int most;
    private final long pause;
    private final Map<UUID, Failed> failed = new ConcurrentHashMap<>();

    private record Failed(String rules, int times, long notBefore) {}

    /**
     * @param most attempts by one ruleset, the first included
     * @param pause between the first two; longer by as much each time
     */
    FailedAttempts(int most, Duration pause) {
        if (most < 1) {
            throw new IllegalArgumentException("imprimatur.inspection.attempts-anew must be at least 1");
        }
        this.most = most;
        this.pause = pause.toNanos();
    }

    /** @param now of {@link System#nanoTime} */
    boolean isResting(UUID version, String rules, long now) {
        Failed before = failed.get(version);
        return before != null && before.rules().equals(rules) && now - before.notBefore() < 0;
    }

    /** How many rest or are at their last attempt. */
    int count() {
        return failed.size();
    }

    /**
     * Takes note of what an attempt came to.
     *
     * @return whether it is to be forgotten, since there will be another one
     */
    boolean triesAgain(UUID version, InspectionReport report, long now) {
        var reason = report.reason();
        if (reason == null || !reason.mayBeOfTheMoment()) {
            failed.remove(version);
            return false;
        }
        String rules = report.rulesetDigest();
        Failed before = failed.get(version);
        int times = before != null && before.rules().equals(rules) ? before.times() + 1 : 1;
        if (times >= most) {
            failed.remove(version);
            return false;
        }
        failed.put(version, new Failed(rules, times, now + times * pause));
        return true;
    }
}
