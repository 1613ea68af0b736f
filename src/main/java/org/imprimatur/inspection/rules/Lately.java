package org.imprimatur.inspection.rules;

import org.jspecify.annotations.Nullable;

/**
 * What was made of texts that came lately, by their {@linkplain TableCells#sameness sameness}: one of each place, so that looking up is
 * no search. Forgets the older of two that share a place. Not thread-safe.
 */
final class Lately<T> {
    private static final int PLACES = 1 << 12;

    /** One more than the sameness. */
    private final int[] keys = new int[PLACES];

    private final @Nullable Object[] made = new @Nullable Object[PLACES];

    /** Null also for a text of which nothing is known. */
    @SuppressWarnings("unchecked") // only put stores here
    @Nullable
    T of(int sameness) {
        if (sameness < 0) {
            return null;
        }
        int place = place(sameness);
        return keys[place] == sameness + 1 ? (T) made[place] : null;
    }

    void put(int sameness, T of) {
        if (sameness >= 0) {
            int place = place(sameness);
            keys[place] = sameness + 1;
            made[place] = of;
        }
    }

    private static int place(int sameness) {
        return (sameness * 0x9E3779B9) >>> 20;
    }
}
