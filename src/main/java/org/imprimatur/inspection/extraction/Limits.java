package org.imprimatur.inspection.extraction;

import java.time.Duration;

/**
 * How much of a file is read before it counts as uninspectable.
 *
 * @param bytes of the file
 * @param expandedBytes of all parts together
 * @param ratio how many times its stored size a part may expand to
 * @param parts entries of the package
 * @param characters of all texts together
 * @param cells that are not blank, of all sheets together
 * @param time from the first byte to the last
 */
public record Limits(long bytes, long expandedBytes, int ratio, int parts, long characters, int cells, Duration time) {
    public static final Limits USUAL =
            new Limits(200L << 20, 1L << 30, 100, 2_000, 20_000_000L, 3_000_000, Duration.ofSeconds(300));

    /** A text is read without an object for each of its cells, so that as much of it is read as may come. */
    Limits forText() {
        return new Limits(bytes, expandedBytes, ratio, parts, Math.max(characters, bytes), 8 * cells, time);
    }

    /** The same with another time. */
    public Limits within(Duration otherTime) {
        return new Limits(bytes, expandedBytes, ratio, parts, characters, cells, otherTime);
    }
}
