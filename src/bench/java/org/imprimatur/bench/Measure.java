package org.imprimatur.bench;

import org.jspecify.annotations.Nullable;

/**
 * One figure of the bench. The names of its fields are those of the kept JSON.
 *
 * @param name stable, so that runs can be compared
 * @param callers how many called at once
 * @param product what the product did, in the unit
 * @param reference what it is held against, in the same unit; null for a figure that stands alone
 * @param ratio of the two, 1 for as good as the reference; null without a reference
 * @param bar what the ratio must reach; null for what is printed and not judged
 * @param compared what exactly stands on both sides
 */
record Measure(
        String name,
        int callers,
        double product,
        @Nullable Double reference,
        String unit,
        @Nullable Double ratio,
        @Nullable Double bar,
        String compared) {
    static final String PER_SECOND = "per second";
    static final String MILLISECONDS = "ms";
    static final String STATEMENTS = "statements";

    /** More is better. */
    static Measure throughput(String name, int callers, Contest.Result result, @Nullable Double bar, String compared) {
        return new Measure(
                name,
                callers,
                result.product(),
                result.reference(),
                PER_SECOND,
                result.product() / result.reference(),
                bar,
                compared);
    }

    /** Less is better. */
    static Measure cost(
            String name, double product, double reference, String unit, @Nullable Double bar, String compared) {
        return new Measure(name, 1, product, reference, unit, reference / product, bar, compared);
    }

    static Measure alone(String name, double product, String unit, String compared) {
        return new Measure(name, 1, product, null, unit, null, null, compared);
    }

    String verdict() {
        if (bar == null || ratio == null) {
            return "printed";
        }
        return ratio >= bar ? "met" : "MISSED";
    }
}
