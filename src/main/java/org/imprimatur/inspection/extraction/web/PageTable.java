package org.imprimatur.inspection.extraction.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;

/** The cells of one table, each where it is shown. A cell over several rows says the same in each of them. */
final class PageTable {
    /** As far as a browser goes (WHATWG HTML 4.9.11). */
    static final int WIDEST = 1_000;

    private final Budget budget;
    private final Map<Long, Cell> cells = new HashMap<>();
    /** Places that a cell above or on the left reaches into. */
    private final Map<Integer, Span> spans = new HashMap<>();

    private final int rows;
    private int row = -1;
    private int column;

    private record Span(int lastRow, List<Piece> pieces) {}

    private record Piece(Mechanism mechanism, String text) {}

    /** @param rows beyond which no cell reaches */
    PageTable(Budget budget, int rows) {
        this.budget = budget;
        this.rows = rows;
    }

    void beginRow() {
        row++;
        column = 0;
    }

    /** The column in which the next cell stands. */
    int nextColumn() {
        skipSpans();
        return column;
    }

    int row() {
        return row;
    }

    /** @param texts what the cell says, by how it is seen; the first is the cell's */
    void add(Map<Mechanism, String> texts, int wide, int high) {
        skipSpans();
        var pieces = new ArrayList<Piece>();
        texts.forEach((mechanism, text) -> pieces.add(new Piece(mechanism, text)));
        put(column, pieces);
        int last = Math.min(rows - 1, high <= 0 ? rows - 1 : row + high - 1);
        int width = Math.max(1, Math.min(WIDEST, wide));
        for (int i = 0; i < width; i++) {
            if (last > row) {
                spans.put(column, new Span(last, i == 0 ? pieces : List.of()));
            }
            column++;
        }
    }

    private void skipSpans() {
        Span span = spans.get(column);
        while (span != null && span.lastRow() >= row) {
            put(column, span.pieces());
            column++;
            span = spans.get(column);
        }
    }

    void endRow() {
        int last = spans.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        while (column <= last) {
            skipSpans();
            column++;
        }
    }

    private void put(int at, List<Piece> pieces) {
        if (!pieces.isEmpty()) {
            budget.readCell();
            Piece piece = pieces.get(0);
            budget.read(piece.text().length());
            cells.put(
                    (long) row << 32 | at,
                    new Cell(row, at, Cell.Kind.TEXT, piece.text(), piece.text(), piece.mechanism()));
        }
    }

    List<Cell> cells() {
        return cells.values().stream()
                .sorted(Comparator.comparingInt(Cell::row).thenComparingInt(Cell::column))
                .toList();
    }
}
