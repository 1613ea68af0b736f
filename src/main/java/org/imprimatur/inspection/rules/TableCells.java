package org.imprimatur.inspection.rules;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The cells of a table, row by row and in each row from left to right, without an object for each: a table may have tens of
 * millions.
 */
public abstract class TableCells extends AbstractList<Cell> implements RandomAccess {
    public abstract int row(int index);

    public abstract int column(int index);

    /** The index behind the last cell of this one's row. */
    public int endOfRow(int index) {
        int row = row(index);
        int end = index + 1;
        while (end < size() && row(end) == row) {
            end++;
        }
        return end;
    }

    /**
     * Whether a row is known to have one cell in each column up to its last.
     *
     * @param from its first cell
     * @param end the index behind its last
     */
    public boolean isFilled(int from, int end) {
        return false;
    }

    public abstract Cell.Kind kind(int index);

    public abstract Mechanism mechanism(int index);

    /** As {@link Cell#text()}. */
    public abstract String text(int index);

    /** As {@link Cell#value()}. */
    public abstract String value(int index);

    /** Two cells with the same answer have the same text, kind and value, so that one of them need not be looked at; -1 for unknown. */
    public int sameness(int index) {
        return -1;
    }

    /** Whether the cell is a number of up to four digits as a text file writes it, which says nothing by itself. */
    public boolean saysNothing(int index) {
        return false;
    }

    /** Whether no cell is hidden, as in a text. */
    public boolean allVisible() {
        return false;
    }

    /** Whether every value is the displayed text, as in a text. */
    public boolean showValues() {
        return false;
    }

    /** @return whether the displayed text is known to be short, and is shown; otherwise {@link #show(int, CellText)} is to be asked */
    public boolean show(int index, ShortText into) {
        return false;
    }

    /** Writes the displayed text, without making a string of it. */
    public abstract void show(int index, CellText into);

    @Override
    public Cell get(int index) {
        return new Cell(row(index), column(index), kind(index), text(index), value(index), mechanism(index));
    }

    /** The list itself where it is one already. */
    public static TableCells of(List<Cell> cells) {
        return cells instanceof TableCells already ? already : new OfObjects(List.copyOf(cells));
    }

    private static final class OfObjects extends TableCells {
        private final List<Cell> cells;

        OfObjects(List<Cell> cells) {
            this.cells = cells;
        }

        @Override
        public int size() {
            return cells.size();
        }

        @Override
        public Cell get(int index) {
            return cells.get(index);
        }

        @Override
        public int row(int index) {
            return cells.get(index).row();
        }

        @Override
        public int column(int index) {
            return cells.get(index).column();
        }

        @Override
        public Cell.Kind kind(int index) {
            return cells.get(index).kind();
        }

        @Override
        public Mechanism mechanism(int index) {
            return cells.get(index).mechanism();
        }

        @Override
        public String text(int index) {
            return cells.get(index).text();
        }

        @Override
        public String value(int index) {
            return cells.get(index).value();
        }

        @Override
        public void show(int index, CellText into) {
            String text = text(index);
            text.getChars(0, text.length(), into.room(text.length()), 0);
        }
    }
}
