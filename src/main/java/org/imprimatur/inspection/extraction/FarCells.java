package org.imprimatur.inspection.extraction;

import java.util.BitSet;
import java.util.List;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;

/** Cells that stand so far from all before them that nobody who looks at the sheet comes to them. */
public final class FarCells {
    private static final int ROWS = 100;
    private static final int COLUMNS = 30;

    private FarCells() {}

    public static List<Cell> marked(List<Cell> cells) {
        var rows = new BitSet();
        var columns = new BitSet();
        for (Cell cell : cells) {
            if (cell.mechanism() == Mechanism.VISIBLE) {
                rows.set(cell.row());
                columns.set(cell.column());
            }
        }
        int lastRow = lastNear(rows, ROWS);
        int lastColumn = lastNear(columns, COLUMNS);
        if (rows.length() <= lastRow + 1 && columns.length() <= lastColumn + 1) {
            return cells;
        }
        return cells.stream()
                .map(cell ->
                        cell.mechanism() == Mechanism.VISIBLE && (cell.row() > lastRow || cell.column() > lastColumn)
                                ? HiddenAreas.hidden(cell, Mechanism.FAR_CELL)
                                : cell)
                .toList();
    }

    /** The last before the first gap of so many that are blank; the gap may be before all. */
    private static int lastNear(BitSet filled, int gap) {
        int last = -1;
        for (int at = filled.nextSetBit(0); at >= 0; at = filled.nextSetBit(at + 1)) {
            if (at - last > gap) {
                return last;
            }
            last = at;
        }
        return last;
    }
}
