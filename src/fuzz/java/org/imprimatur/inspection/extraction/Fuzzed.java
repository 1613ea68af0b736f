package org.imprimatur.inspection.extraction;

import java.time.Duration;
import org.imprimatur.inspection.rules.UninspectableReason;

/**
 * Whatever bytes come, the readers end within the limits, with contents or with a reason. Jazzer begins with the seeds of each test
 * and goes on from what leads to code that was not reached before.
 */
final class Fuzzed {
    /** For each test; each has a process of its own, since Jazzer makes up bytes for one in a process. */
    static final String LASTS = "60s";

    private static final Limits SMALL = new Limits(1 << 20, 4 << 20, 100, 100, 1 << 20, 50_000, Duration.ofSeconds(20));

    private Fuzzed() {}

    static void read(String name, byte[] file) {
        try {
            new FileReading(SMALL).read(name, file);
        } catch (UninspectableFile refused) {
            if (refused.reason() == UninspectableReason.TOO_SLOW) {
                throw new AssertionError("took longer than its limit", refused);
            }
        }
    }
}
