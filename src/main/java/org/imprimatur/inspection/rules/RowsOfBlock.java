package org.imprimatur.inspection.rules;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Some of the rows that can be in one {@linkplain RowBlock block}, by their slots: a bit for each, so that sets of them are held together at once. */
final class RowsOfBlock {
    static final int WORDS = RowBlock.ROWS / Long.SIZE;

    private final long[] words = new long[WORDS];

    void add(int slot) {
        words[slot / Long.SIZE] |= 1L << slot;
    }

    void remove(int slot) {
        words[slot / Long.SIZE] &= ~(1L << slot);
    }

    boolean has(int slot) {
        return (words[slot / Long.SIZE] >>> slot & 1) != 0;
    }

    void addAll(RowsOfBlock other) {
        for (int i = 0; i < WORDS; i++) {
            words[i] |= other.words[i];
        }
    }

    void retainAll(RowsOfBlock other) {
        for (int i = 0; i < WORDS; i++) {
            words[i] &= other.words[i];
        }
    }

    void removeAll(RowsOfBlock other) {
        for (int i = 0; i < WORDS; i++) {
            words[i] &= ~other.words[i];
        }
    }

    /** Whether any row is in both. */
    boolean meets(RowsOfBlock other) {
        long both = 0;
        for (int i = 0; i < WORDS; i++) {
            both |= words[i] & other.words[i];
        }
        return both != 0;
    }

    boolean isEmpty() {
        return !meets(this);
    }

    /** From the top. */
    void forEach(IntConsumer slots) {
        for (int i = 0; i < WORDS; i++) {
            for (long rest = words[i]; rest != 0; rest &= rest - 1) {
                slots.accept(i * Long.SIZE + Long.numberOfTrailingZeros(rest));
            }
        }
    }

    /** The slot of the first row; -1 for none. */
    int first() {
        for (int i = 0; i < WORDS; i++) {
            if (words[i] != 0) {
                return i * Long.SIZE + Long.numberOfTrailingZeros(words[i]);
            }
        }
        return -1;
    }

    /** The slot of the last row; -1 for none. */
    int last() {
        for (int i = WORDS - 1; i >= 0; i--) {
            if (words[i] != 0) {
                return (i + 1) * Long.SIZE - 1 - Long.numberOfLeadingZeros(words[i]);
            }
        }
        return -1;
    }

    /** Those of 64 slots from a multiple of 64 on. */
    long word(int number) {
        return words[number];
    }

    void clear() {
        Arrays.fill(words, 0);
    }
}
