package org.imprimatur.inspection.rules;

import java.util.BitSet;

/** Rows of a table, and the range of what makes them what they are. */
final class LinkedRows {
    private final BitSet rows = new BitSet();
    private final Box box = new Box();

    /** @param slots of the rows of a block that are not empty */
    void add(int firstRow, BitSet slots, MarkedRows marked) {
        int left = Integer.MAX_VALUE;
        int right = -1;
        for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
            rows.set(firstRow + slot);
            left = Math.min(left, marked.left(slot));
            right = Math.max(right, marked.right(slot));
        }
        box.add(firstRow + slots.nextSetBit(0), left);
        box.add(firstRow + slots.length() - 1, right);
    }

    BitSet rows() {
        return rows;
    }

    Box box() {
        return box;
    }
}
