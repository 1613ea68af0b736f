package org.imprimatur.inspection.extraction;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.UninspectableReason;

/**
 * Whatever bytes come, the readers end within the limits, with contents or with a reason. Jazzer begins with the seeds of each test
 * and goes on from what leads to code that was not reached before.
 */
final class Fuzzed {
    /** For each test; each has a process of its own, since Jazzer makes up bytes for one in a process. */
    static final String LASTS = "60s";

    private static final Limits SMALL = new Limits(1 << 20, 4 << 20, 100, 100, 1 << 20, 50_000, Duration.ofSeconds(20));

    /** Time of the processor: on a busy machine the first input waits for longer, while Jazzer rewrites each class that it meets. */
    private static final Duration SLOW = Duration.ofSeconds(15);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Fuzzed() {}

    /** @return what is inside, where it could be read */
    static Optional<Contents> read(String name, byte[] file) {
        long begin = THREADS.getCurrentThreadCpuTime();
        try {
            return Optional.of(new FileReading(SMALL).read(name, file));
        } catch (UninspectableFile refused) {
            if (refused.reason() == UninspectableReason.TOO_SLOW
                    && THREADS.getCurrentThreadCpuTime() - begin > SLOW.toNanos()) {
                throw new AssertionError("took longer than its limit", refused);
            }
            return Optional.empty();
        }
    }
}
