package org.imprimatur.inspection.rules;

import java.util.Arrays;
import java.util.BitSet;

/** Some rows of a table, gathered row by row or block by block. */
final class RowsOfTable {
    private long[] words = new long[RowsOfBlock.WORDS];

    void add(int row) {
        int at = row / Long.SIZE;
        makeRoom(at + 1);
        words[at] |= 1L << row;
    }

    /** @param firstRow the first of all rows that can be in the block */
    void addAll(int firstRow, RowsOfBlock rows) {
        int at = firstRow / Long.SIZE;
        makeRoom(at + RowsOfBlock.WORDS);
        for (int i = 0; i < RowsOfBlock.WORDS; i++) {
            words[at + i] |= rows.word(i);
        }
    }

    void addAll(RowsOfTable other) {
        makeRoom(other.words.length);
        for (int i = 0; i < other.words.length; i++) {
            words[i] |= other.words[i];
        }
    }

    /** -1 for none. */
    int first() {
        for (int at = 0; at < words.length; at++) {
            if (words[at] != 0) {
                return at * Long.SIZE + Long.numberOfTrailingZeros(words[at]);
            }
        }
        return -1;
    }

    /** -1 for none. */
    int last() {
        for (int at = words.length - 1; at >= 0; at--) {
            if (words[at] != 0) {
                return (at + 1) * Long.SIZE - 1 - Long.numberOfLeadingZeros(words[at]);
            }
        }
        return -1;
    }

    private void makeRoom(int needed) {
        if (needed > words.length) {
            words = Arrays.copyOf(words, Math.max(needed, 2 * words.length));
        }
    }

    /** As a set of its own. */
    BitSet asSet() {
        return BitSet.valueOf(words);
    }
}
