package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a table that follow each other, dealt out to their columns. What is done to the cells of one column, one after the other, is
 * mostly the same each time, which the processor learns; from cell to cell of a row it is always something else, and it guesses wrong.
 */
final class RowBlock {
    private static final int ROW_BITS = 8;

    /** The most rows there are in a block, few enough that their letters stay in the processor's cache from column to column. */
    static final int ROWS = 1 << ROW_BITS;

    /** No row more is taken behind so many cells, which are many in each row of a wide sheet. */
    private static final int CELLS = 1 << 16;

    private final TableCells cells;
    private @Nullable Column[] byNumber = new @Nullable Column[64];
    private final List<Column> columns = new ArrayList<>();
    private final int[] rowNumbers = new int[ROWS];
    private int begin;
    private int end;
    private int rows;

    RowBlock(TableCells cells) {
        this.cells = cells;
    }

    /** The place of a row among all that can be in one block with it. */
    static int slot(int row) {
        return row & (ROWS - 1);
    }

    static boolean canHoldBoth(int row, int other) {
        return row >>> ROW_BITS == other >>> ROW_BITS;
    }

    /** The cells of one column in one block, from the top. */
    static final class Column {
        private final int number;
        private int size;
        /** Where each row has one cell in each column, their indices follow from the first. */
        private int step;

        private int first;
        private int[] indices = new int[0];
        private int[] rows = new int[0];
        private int[] ownRows = new int[0];

        private Column(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        int size() {
            return size;
        }

        /** Of the cell in its table. */
        int index(int at) {
            return step == 0 ? indices[at] : first + at * step;
        }

        int row(int at) {
            return rows[at];
        }

        void addTo(RowsOfBlock some) {
            for (int at = 0; at < size; at++) {
                some.add(slot(rows[at]));
            }
        }

        private void add(int index, int row) {
            if (size == indices.length) {
                indices = Arrays.copyOf(indices, Math.max(8, 2 * size));
                ownRows = Arrays.copyOf(ownRows, Math.max(8, 2 * size));
            }
            step = 0;
            rows = ownRows;
            indices[size] = index;
            rows[size++] = row;
        }

        private void fill(int index, int width, int[] rowNumbers, int count) {
            step = width;
            first = index;
            rows = rowNumbers;
            size = count;
        }
    }

    /**
     * Takes the rows from a cell on instead of those before.
     *
     * @param from the first cell of its row
     * @param alone rows that make a block by themselves
     */
    void take(int from, IntPredicate alone) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).size = 0;
        }
        columns.clear();
        begin = from;
        end = from;
        rows = 0;
        int row = cells.row(from);
        int width = cells.endOfRow(from) - from;
        boolean filled = true;
        boolean more = !alone.test(row);
        do {
            int start = end;
            end = cells.endOfRow(start);
            rowNumbers[rows++] = row;
            filled &= end - start == width && cells.isFilled(start, end);
            more &= end < cells.size() && end - begin < CELLS;
            if (more) {
                int next = cells.row(end);
                // a table whose rows are out of order is told row by row
                more = next > row && canHoldBoth(next, row) && !alone.test(next);
                row = next;
            }
        } while (more);
        if (filled) {
            for (int number = 0; number < width; number++) {
                column(number).fill(from + number, width, rowNumbers, rows);
            }
        } else {
            dealOut();
        }
    }

    private void dealOut() {
        int at = begin;
        for (int i = 0; i < rows; i++) {
            for (int endOfRow = cells.endOfRow(at); at < endOfRow; at++) {
                column(cells.column(at)).add(at, rowNumbers[i]);
            }
        }
    }

    private Column column(int number) {
        if (number >= byNumber.length) {
            byNumber = Arrays.copyOf(byNumber, Math.max(number + 1, 2 * byNumber.length));
        }
        Column column = byNumber[number];
        if (column == null) {
            column = new Column(number);
            byNumber[number] = column;
        }
        if (column.size == 0) {
            columns.add(column);
        }
        return column;
    }

    /** The index of the first cell. */
    int begin() {
        return begin;
    }

    /** The index behind the last cell. */
    int end() {
        return end;
    }

    int firstRow() {
        return rowNumbers[0];
    }

    int lastRow() {
        return rowNumbers[rows - 1];
    }

    /** How many rows there are that are not blank. */
    int rows() {
        return rows;
    }

    /** In the order in which they come up, row by row. */
    List<Column> columns() {
        return columns;
    }

    List<Column> columnsFromTheLeft() {
        for (int i = 1; i < columns.size(); i++) {
            if (columns.get(i).number < columns.get(i - 1).number) {
                return columns.stream()
                        .sorted(Comparator.comparingInt(Column::number))
                        .toList();
            }
        }
        return columns;
    }
}
