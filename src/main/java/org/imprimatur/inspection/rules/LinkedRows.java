package org.imprimatur.inspection.rules;

import java.util.Arrays;
import java.util.BitSet;

/** Rows of a table, and the range of what makes them what they are. Gathered block by block. */
final class LinkedRows {
    private long[] words = new long[RowBlock.ROWS / Long.SIZE];
    private final Box box = new Box();

    /** @param slots of the rows of a block that are not empty */
    void add(int firstRow, BitSet slots, MarkedRows... marked) {
        int at = firstRow / Long.SIZE;
        if (at + RowBlock.ROWS / Long.SIZE > words.length) {
            words = Arrays.copyOf(words, Math.max(at + RowBlock.ROWS / Long.SIZE, 2 * words.length));
        }
        long[] more = slots.toLongArray();
        for (int i = 0; i < more.length; i++) {
            words[at + i] |= more[i];
        }
        for (MarkedRows each : marked) {
            each.addTo(box, firstRow, slots);
        }
    }

    BitSet rows() {
        return BitSet.valueOf(words);
    }

    Box box() {
        return box;
    }
}
