package org.imprimatur.inspection.rules;

import java.util.BitSet;

/** In which rows of one {@linkplain RowBlock block} something stands: from which column to which, and how the first of it that is hidden is. */
final class MarkedRows {
    private final BitSet slots = new BitSet(RowBlock.ROWS);
    private final int[] left = new int[RowBlock.ROWS];
    private final int[] right = new int[RowBlock.ROWS];
    private final Mechanism[] mechanisms = new Mechanism[RowBlock.ROWS];

    void add(int row, int column, Mechanism mechanism) {
        int slot = RowBlock.slot(row);
        if (slots.get(slot)) {
            left[slot] = Math.min(left[slot], column);
            right[slot] = Math.max(right[slot], column);
            mechanisms[slot] = Linkage.worse(mechanisms[slot], mechanism);
        } else {
            slots.set(slot);
            left[slot] = column;
            right[slot] = column;
            mechanisms[slot] = mechanism;
        }
    }

    /** The slots of the rows. */
    BitSet slots() {
        return slots;
    }

    Mechanism mechanism(int row) {
        return mechanisms[RowBlock.slot(row)];
    }

    /** Adds what stands in one of the rows. */
    void addTo(Box box, int row) {
        int slot = RowBlock.slot(row);
        box.add(row, left[slot]);
        box.add(row, right[slot]);
    }

    void clear() {
        slots.clear();
    }
}
