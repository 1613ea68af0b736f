package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which rows of one {@linkplain RowBlock block} something stands, column by column, and how the first of it that came hidden is.
 */
final class MarkedRows {
    private @Nullable RowsOfBlock[] byColumn = new @Nullable RowsOfBlock[16];
    /** The columns that have any, and these. */
    private final IntList columns = new IntList();

    private final List<RowsOfBlock> marked = new ArrayList<>();
    /** Mostly it is the same column again. */
    private int lastColumn = -1;

    private RowsOfBlock lastRows = new RowsOfBlock();

    private final Mechanism[] mechanisms = new Mechanism[RowBlock.ROWS];
    private boolean allVisible = true;

    MarkedRows() {
        forgetHidden();
    }

    void add(int row, int column, Mechanism mechanism) {
        int slot = RowBlock.slot(row);
        RowsOfBlock rows = column == lastColumn ? lastRows : in(column);
        lastColumn = column;
        lastRows = rows;
        rows.add(slot);
        if (mechanism != Mechanism.VISIBLE) {
            allVisible = false;
            mechanisms[slot] = Linkage.worse(mechanisms[slot], mechanism);
        }
    }

    /** What is hidden nowhere. */
    void addVisible(RowsOfBlock rows, int column) {
        if (!rows.isEmpty()) {
            in(column).addAll(rows);
        }
    }

    /** To be added to. */
    private RowsOfBlock in(int column) {
        if (column >= byColumn.length) {
            byColumn = Arrays.copyOf(byColumn, Math.max(column + 1, 2 * byColumn.length));
        }
        RowsOfBlock rows = byColumn[column];
        if (rows == null) {
            rows = new RowsOfBlock();
            byColumn[column] = rows;
        }
        if (rows.isEmpty()) {
            columns.add(column);
            marked.add(rows);
        }
        return rows;
    }

    void addTo(RowsOfBlock rows) {
        marked.forEach(rows::addAll);
    }

    /** Whether nothing of it is hidden. */
    boolean areAllVisible() {
        return allVisible;
    }

    Mechanism mechanism(int slot) {
        return mechanisms[slot];
    }

    /** Adds the range of what stands in some of the rows, which are not none. */
    void addTo(Box box, int firstRow, RowsOfBlock some) {
        int first = firstRow + some.first();
        int last = firstRow + some.last();
        for (int i = 0; i < columns.size(); i++) {
            if (marked.get(i).meets(some)) {
                box.add(first, columns.get(i));
                box.add(last, columns.get(i));
            }
        }
    }

    void clear() {
        marked.forEach(RowsOfBlock::clear);
        marked.clear();
        columns.clear();
        lastColumn = -1;
        if (!allVisible) {
            forgetHidden();
        }
    }

    private void forgetHidden() {
        Arrays.fill(mechanisms, Mechanism.VISIBLE);
        allVisible = true;
    }
}
