package org.imprimatur.inspection.rules;

import java.util.BitSet;

/** Rows of a table, and the range of what makes them what they are. Gathered block by block. */
final class LinkedRows {
    private final RowsOfTable rows = new RowsOfTable();
    private final Box box = new Box();

    /** @param slots of the rows of a block that are not empty */
    void add(int firstRow, RowsOfBlock slots, MarkedRows... marked) {
        rows.addAll(firstRow, slots);
        for (MarkedRows each : marked) {
            each.addTo(box, firstRow, slots);
        }
    }

    BitSet rows() {
        return rows.asSet();
    }

    Box box() {
        return box;
    }
}
