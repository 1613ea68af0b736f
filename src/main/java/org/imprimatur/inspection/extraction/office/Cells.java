package org.imprimatur.inspection.extraction.office;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** A table of a document as its cells come. What is hidden in a cell of which the rest is read is a text of its own. */
final class Cells {
    private static final int MOST_COLUMNS = 16_000;
    private static final int LONGEST_NUMBER = 18;

    private final Budget budget;
    private final Mechanism base;
    private final List<Cell> cells = new ArrayList<>();
    private final List<Hidden> hidden = new ArrayList<>();
    private int row = -1;
    private int column;

    private record Hidden(String place, Line line) {}

    /** @param base how a cell stands that nothing of its own hides */
    Cells(Budget budget, Mechanism base) {
        this.budget = budget;
        this.base = base;
    }

    void beginRow() {
        row++;
        column = 0;
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    void skip(int columns) {
        column = Math.min(MOST_COLUMNS, column + Math.max(0, Math.min(columns, MOST_COLUMNS)));
    }

    /** @param span how many columns it is wide */
    void add(Line line, int span) {
        if (row < 0) {
            throw UninspectableFile.malformed();
        }
        if (!line.isBlank()) {
            put(line);
        }
        skip(Math.max(1, span));
    }

    private void put(Line line) {
        Mechanism only = line.only();
        String text = only == null ? line.read(base) : line.whole();
        if (!text.isBlank()) {
            budget.readCell();
            String shown = text.strip();
            Cell.Kind kind = isNumber(shown) ? Cell.Kind.NUMBER : Cell.Kind.TEXT;
            cells.add(new Cell(row, column, kind, shown, shown, only == null ? base : only));
        }
        if (only == null) {
            hidden.add(new Hidden(Cell.letters(column) + (row + 1), line));
        }
    }

    List<Cell> cells() {
        return cells;
    }

    /** What does not stand in the cells themselves. */
    List<Segment> besides(String path) {
        var segments = new ArrayList<Segment>();
        for (Hidden each : hidden) {
            each.line().segments(path, each.place(), base, Segment.Use.CONTENT).stream()
                    .filter(segment -> segment.mechanism() != base)
                    .forEach(segments::add);
        }
        return segments;
    }

    private static boolean isNumber(String text) {
        if (text.length() > LONGEST_NUMBER || !Character.isDigit(text.charAt(0))) {
            return false;
        }
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == ',');
    }
}
