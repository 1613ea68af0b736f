package org.imprimatur.inspection.extraction.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;

/**
 * Paragraphs and tables as they follow each other. Each paragraph is a segment, each table a table, and so are lines that are divided
 * by tabs, since people write tables like that too.
 */
public final class FlowingText {
    private static final int FEWEST_LINES = 3;
    private static final Pattern TAB = Pattern.compile("\t");

    private final String path;
    private final Mechanism within;
    private final Budget budget;
    private final Gathered gathered;
    private final MixedText paragraph = new MixedText();
    private final Deque<Grid> open = new ArrayDeque<>();
    private final List<MixedText> lines = new ArrayList<>();
    private int paragraphs;
    private int tables;

    /** @param within how everything in it stands in the file, where it is not hidden by other means */
    public FlowingText(String path, Mechanism within, Budget budget, Gathered gathered) {
        this.path = path;
        this.within = within;
        this.budget = budget;
        this.gathered = gathered;
    }

    private static final class Grid {
        private final List<Cell> cells = new ArrayList<>();
        private final MixedText cell = new MixedText();
        private int row;
        private int column;
    }

    /** How deep the tables are in which the next piece stands. */
    public int depth() {
        return open.size();
    }

    /** Whether the paragraph, or the cell, is still empty. */
    public boolean isEmpty() {
        return open.isEmpty() ? paragraph.isEmpty() : open.getFirst().cell.isEmpty();
    }

    /** All of the paragraph, or the cell, that is open. */
    public String text() {
        return open.isEmpty() ? paragraph.text() : open.getFirst().cell.text();
    }

    public void piece(Mechanism mechanism, String text) {
        budget.read(text.length());
        (open.isEmpty() ? paragraph : open.getFirst().cell)
                .add(mechanism == Mechanism.VISIBLE ? within : mechanism, text);
    }

    public void endParagraph() {
        if (!open.isEmpty()) {
            MixedText cell = open.getFirst().cell;
            if (!cell.isEmpty()) {
                cell.add(within, "\n");
            }
            return;
        }
        paragraphs++;
        if (!paragraph.isBlank()) {
            budget.readCell();
            gathered.segments(paragraph.segments(path, "paragraph " + paragraphs));
        }
        line();
        paragraph.clear();
    }

    /** Collects lines with tabs until one has none. */
    private void line() {
        if (paragraph.text().strip().indexOf('\t') > 0) {
            var copy = new MixedText();
            copy.add(paragraph.mechanism(), paragraph.text());
            lines.add(copy);
        } else if (!paragraph.isBlank()) {
            tabbed();
        }
    }

    private void tabbed() {
        if (lines.size() >= FEWEST_LINES) {
            tables++;
            List<Cell> cells = new ArrayList<>();
            for (int row = 0; row < lines.size(); row++) {
                String[] fields = TAB.split(lines.get(row).text());
                for (int column = 0; column < fields.length; column++) {
                    if (!fields[column].isBlank()) {
                        budget.readCell();
                        var field = new MixedText();
                        field.add(lines.get(row).mechanism(), fields[column]);
                        cells.add(field.cell(row, column));
                    }
                }
            }
            table(cells, "lines " + tables);
        }
        lines.clear();
    }

    public void beginTable() {
        if (open.isEmpty() && !paragraph.isEmpty()) {
            endParagraph();
        }
        open.push(new Grid());
    }

    /** The next cell begins where this one ended. */
    public void endCell() {
        endCell(1, 1, "");
    }

    /**
     * @param columns that it takes, of which only the first holds its text unless it is repeated
     * @param kept a value behind its text, which is a piece of the text too; empty without any
     */
    public void endCell(int columns, int repeated, String kept) {
        Grid grid = open.getFirst();
        String text = grid.cell.text();
        if (text.isBlank()) {
            grid.column = Math.addExact(grid.column, Math.multiplyExact(columns, repeated));
            grid.cell.clear();
            return;
        }
        for (int i = 0; i < repeated; i++) {
            budget.readCell();
            budget.read(i == 0 ? 0 : text.length());
            Cell cell = grid.cell.cell(grid.row, grid.column);
            grid.cells.add(
                    kept.isEmpty()
                            ? cell
                            : new Cell(cell.row(), cell.column(), cell.kind(), cell.text(), kept, cell.mechanism()));
            grid.column += columns;
        }
        grid.cell.clear();
    }

    public void endRow() {
        Grid grid = open.getFirst();
        if (!grid.cell.isBlank()) {
            endCell();
        }
        if (grid.column > 0) {
            grid.row++;
        }
        grid.column = 0;
    }

    public void endTable() {
        endRow();
        tables++;
        table(open.pop().cells, "table " + tables);
    }

    private void table(List<Cell> cells, String name) {
        if (within == Mechanism.VISIBLE) {
            gathered.table(path + " " + name, "", cells);
        } else {
            gathered.cache(path + " " + name, within, cells);
        }
    }

    /** Nothing follows. */
    public void end() {
        while (!open.isEmpty()) {
            endTable();
        }
        if (!paragraph.isEmpty()) {
            endParagraph();
        }
        tabbed();
    }
}
