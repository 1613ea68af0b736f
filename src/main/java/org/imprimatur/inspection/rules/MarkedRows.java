package org.imprimatur.inspection.rules;

import java.util.Arrays;
import java.util.BitSet;

/**
 * In which rows of one {@linkplain RowBlock block} something stands: from which column to which, and how the first of it from the left that is hidden
 * is. Columns may come in any order.
 */
final class MarkedRows {
    private final BitSet slots = new BitSet(RowBlock.ROWS);
    private final int[] left = new int[RowBlock.ROWS];
    private final int[] right = new int[RowBlock.ROWS];
    private final Mechanism[] mechanisms = new Mechanism[RowBlock.ROWS];
    private final int[] hiddenAt = new int[RowBlock.ROWS];
    private boolean allVisible = true;

    MarkedRows() {
        clear();
    }

    void add(int row, int column, Mechanism mechanism) {
        int slot = RowBlock.slot(row);
        slots.set(slot);
        left[slot] = Math.min(left[slot], column);
        right[slot] = Math.max(right[slot], column);
        if (mechanism != Mechanism.VISIBLE) {
            hide(slot, column, mechanism);
        }
    }

    private void hide(int slot, int column, Mechanism mechanism) {
        allVisible = false;
        if (column < hiddenAt[slot]) {
            hiddenAt[slot] = column;
            mechanisms[slot] = mechanism;
        }
    }

    /** The slots of the rows. */
    BitSet slots() {
        return slots;
    }

    /** Whether nothing of it is hidden. */
    boolean areAllVisible() {
        return allVisible;
    }

    Mechanism mechanism(int slot) {
        return mechanisms[slot];
    }

    int left(int slot) {
        return left[slot];
    }

    int right(int slot) {
        return right[slot];
    }

    void clear() {
        slots.clear();
        Arrays.fill(left, Integer.MAX_VALUE);
        Arrays.fill(right, -1);
        if (!allVisible || mechanisms[0] == null) {
            Arrays.fill(mechanisms, Mechanism.VISIBLE);
            Arrays.fill(hiddenAt, Integer.MAX_VALUE);
            allVisible = true;
        }
    }
}
