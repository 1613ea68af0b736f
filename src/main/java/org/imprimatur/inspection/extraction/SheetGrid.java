package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;

/** The cells of one sheet as they are read, row by row, each with how it is hidden if it is. */
final class SheetGrid {
    /** A row of so many points or a column of so many characters shows nothing. */
    private static final double FLAT_ROW = 3;

    private static final double FLAT_COLUMN = 1;

    private static final int LONG = 500;

    private final Mechanism state;
    private final DisplayedValue displayed;
    private final Budget budget;
    private final BitSet hiddenColumns = new BitSet();
    private final BitSet listedColumns = new BitSet();
    private final HiddenAreas areas;
    private final List<Cell> cells = new ArrayList<>();
    private boolean columnsHidden;
    private boolean rowsHidden;
    private boolean rowHidden;
    private int row = -1;
    private int column = -1;

    SheetGrid(Mechanism state, DisplayedValue displayed, Budget budget) {
        this.state = state;
        this.displayed = displayed;
        this.budget = budget;
        this.areas = new HiddenAreas(budget);
    }

    HiddenAreas areas() {
        return areas;
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    /** Rows of which nothing else is said are hidden. */
    void hideRows() {
        rowsHidden = true;
    }

    /** Columns of which nothing else is said are so wide. */
    void columnsUsually(double width) {
        columnsHidden = width < FLAT_COLUMN;
    }

    void rowsUsually(double height) {
        rowsHidden |= height < FLAT_ROW;
    }

    /** @param first and last from 0; before any cell, since those that were read have been told visible already */
    void columns(int first, int last, boolean hidden, double width) {
        if (row >= 0 || first < 0 || last < first || last > CellReference.LAST_COLUMN) {
            throw UninspectableFile.malformed();
        }
        listedColumns.set(first, last + 1);
        if (hidden || width < FLAT_COLUMN) {
            hiddenColumns.set(first, last + 1);
        }
    }

    /** @param height negative where the row does not say it */
    void beginRow(int next, boolean hidden, double height) {
        if (next <= row || next > CellReference.LAST_ROW) {
            throw UninspectableFile.malformed();
        }
        row = next;
        column = -1;
        rowHidden = hidden || (height < 0 ? rowsHidden : height < FLAT_ROW);
    }

    void beginCell(int next) {
        budget.readCell();
        if (next <= column || next > CellReference.LAST_COLUMN) {
            throw UninspectableFile.malformed();
        }
        column = next;
    }

    void text(StyledText text, CellLook look) {
        if (text.text().isBlank()) {
            return;
        }
        if (text.text().length() > LONG) {
            // it may be shared by any number of cells, each of which is written out again somewhere
            budget.read(text.text().length());
        }
        Mechanism place = place();
        if (place == Mechanism.VISIBLE && !text.fonts().isEmpty()) {
            place = text.mechanism(look);
        }
        cells.add(displayed.ofText(row, column, text.text(), look, place));
    }

    /** @throws NumberFormatException for a number that is none */
    void number(String written, CellLook look) {
        cells.add(displayed.ofNumber(row, column, written, look, place()));
    }

    /** @param iso as ISO 8601 writes a date */
    void date(String iso, CellLook look) {
        Cell text = displayed.ofText(row, column, iso, look, place());
        cells.add(new Cell(row, column, Cell.Kind.DATE, iso, iso, text.mechanism()));
    }

    private Mechanism place() {
        if (state != Mechanism.VISIBLE) {
            return state;
        }
        boolean hiddenColumn = hiddenColumns.get(column) || (columnsHidden && !listedColumns.get(column));
        return hiddenColumn ? Mechanism.COLUMN_HIDDEN : rowHidden ? Mechanism.ROW_HIDDEN : Mechanism.VISIBLE;
    }

    List<Cell> cells() {
        return FarCells.marked(areas.over(cells));
    }
}
