package org.imprimatur.inspection.rules;

import java.util.Arrays;
import java.util.BitSet;

/**
 * In which rows of one {@linkplain RowBlock block} something stands: from which column to which, and how the first of it that is hidden is.
 * Columns come from the left.
 */
final class MarkedRows {
    /** A bit for each slot: a set that is asked for after each block, and added to at every cell. */
    private final long[] slots = new long[RowBlock.ROWS / Long.SIZE];

    private final int[] left = new int[RowBlock.ROWS];
    private final int[] right = new int[RowBlock.ROWS];
    private final Mechanism[] mechanisms = new Mechanism[RowBlock.ROWS];
    private boolean allVisible = true;

    MarkedRows() {
        Arrays.fill(mechanisms, Mechanism.VISIBLE);
        clear();
    }

    void add(int row, int column, Mechanism mechanism) {
        int slot = RowBlock.slot(row);
        slots[slot / Long.SIZE] |= 1L << slot;
        left[slot] = Math.min(left[slot], column);
        right[slot] = column;
        if (mechanism != Mechanism.VISIBLE) {
            allVisible = false;
            mechanisms[slot] = Linkage.worse(mechanisms[slot], mechanism);
        }
    }

    /** The slots of the rows. */
    BitSet slots() {
        return BitSet.valueOf(slots);
    }

    /** Whether nothing of it is hidden. */
    boolean areAllVisible() {
        return allVisible;
    }

    Mechanism mechanism(int slot) {
        return mechanisms[slot];
    }

    /** Adds the range of what stands in some of the rows, which are not none. */
    void addTo(Box box, int firstRow, BitSet some) {
        int from = Integer.MAX_VALUE;
        int to = -1;
        if (some.equals(slots())) {
            for (int slot = 0; slot < RowBlock.ROWS; slot++) {
                from = Math.min(from, left[slot]);
                to = Math.max(to, right[slot]);
            }
        } else {
            for (int slot = some.nextSetBit(0); slot >= 0; slot = some.nextSetBit(slot + 1)) {
                from = Math.min(from, left[slot]);
                to = Math.max(to, right[slot]);
            }
        }
        box.add(firstRow + some.nextSetBit(0), from);
        box.add(firstRow + some.length() - 1, to);
    }

    void clear() {
        Arrays.fill(slots, 0);
        Arrays.fill(left, Integer.MAX_VALUE);
        Arrays.fill(right, -1);
        if (!allVisible) {
            Arrays.fill(mechanisms, Mechanism.VISIBLE);
            allVisible = true;
        }
    }
}
