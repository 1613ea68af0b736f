package org.imprimatur.inspection.extraction.office;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/**
 * The paragraphs and tables of one part in their order. Of alternates (ECMA-376 part 3, {@code mc:AlternateContent}) the first is what
 * is shown; the others mostly say the same once more, and are kept only where they do not.
 */
final class Story {
    private static final int LONGEST_TITLE = 200;
    /** Fewer lines with tabs are addresses and signatures. */
    private static final int FEWEST_ROWS = 4;

    /** A paragraph that may turn out to be a row of a table that somebody made with tabs. */
    private record Tabbed(Line line, String location) {}

    /** A paragraph where there are no cells, else a table. */
    private record Item(String path, String name, List<Cell> cells, List<Segment> segments) {
        /** What stands in it, however it stands there. */
        Set<String> texts() {
            var texts = new HashSet<String>();
            cells.forEach(cell -> texts.add(cell.text()));
            segments.forEach(segment -> texts.add(segment.text().strip()));
            return texts;
        }

        Item hidden() {
            return new Item(
                    path,
                    name,
                    cells.stream()
                            .map(cell -> new Cell(
                                    cell.row(),
                                    cell.column(),
                                    cell.kind(),
                                    cell.text(),
                                    cell.value(),
                                    Mechanism.INVISIBLE_TEXT))
                            .toList(),
                    segments.stream()
                            .map(segment -> new Segment(
                                    segment.path(),
                                    segment.location(),
                                    segment.use(),
                                    Mechanism.INVISIBLE_TEXT,
                                    segment.text(),
                                    segment.header()))
                            .toList());
        }
    }

    private final String path;
    private final Mechanism base;
    private final Gathered gathered;
    private final Budget budget;
    private final Deque<List<Item>> open = new ArrayDeque<>();
    private String title = "";
    private int paragraphs;
    private final List<Tabbed> tabbed = new ArrayList<>();
    private int tables;
    private boolean showsGround;

    /** @param base how a text stands that nothing of its own hides */
    Story(String path, Mechanism base, Gathered gathered, Budget budget) {
        this.path = path;
        this.base = base;
        this.gathered = gathered;
        this.budget = budget;
    }

    Mechanism base() {
        return base;
    }

    /** The colour of the page is shown. */
    void showGround() {
        showsGround = true;
    }

    boolean showsGround() {
        return showsGround;
    }

    /** A text that is read where its link is. */
    void shown(String text) {
        gathered.shown(text);
    }

    /** What stands nowhere in the text. */
    void beside(Segment segment) {
        gathered.segment(segment);
    }

    int nextParagraph() {
        return ++paragraphs;
    }

    void paragraph(Line line, String location) {
        paragraph(line, location, Segment.Use.CONTENT);
    }

    /** A paragraph that is a row where those around it are divided by as many tabs. */
    void row(Line line, String location) {
        int columns = line.columns();
        if (columns == 1) {
            paragraph(line, location);
            return;
        }
        if (!tabbed.isEmpty() && tabbed.get(0).line().columns() != columns) {
            endRows();
        }
        tabbed.add(new Tabbed(line, location));
    }

    /** Call after the last paragraph, too. */
    void endRows() {
        if (tabbed.isEmpty()) {
            return;
        }
        List<Tabbed> rows = List.copyOf(tabbed);
        tabbed.clear();
        if (rows.size() < FEWEST_ROWS) {
            rows.forEach(row -> paragraph(row.line(), row.location()));
            return;
        }
        var cells = new Cells(budget, base);
        for (Tabbed row : rows) {
            cells.beginRow();
            row.line().atTabs().forEach(column -> cells.add(column, 1));
        }
        table(cells);
    }

    void paragraph(Line line, String location, Segment.Use use) {
        endRows();
        List<Segment> segments = line.segments(path, location, base, use);
        if (!segments.isEmpty()) {
            String text = line.whole().strip();
            title = text.length() <= LONGEST_TITLE ? text : "";
            put(new Item(path, "", List.of(), segments));
        }
    }

    /** What stands right above a table says what the table is about. */
    void table(Cells table) {
        endRows();
        tables++;
        String place = path + " table " + tables;
        if (!table.cells().isEmpty()) {
            put(new Item(place, title, table.cells(), table.besides(place)));
        } else if (!table.besides(place).isEmpty()) {
            put(new Item(place, "", List.of(), table.besides(place)));
        }
        title = "";
    }

    private void put(Item item) {
        List<Item> alternate = open.peek();
        if (alternate != null) {
            alternate.add(item);
            return;
        }
        gathered.segments(item.segments());
        if (!item.cells().isEmpty() && base == Mechanism.VISIBLE) {
            gathered.table(item.path(), item.name(), item.cells());
        } else {
            gathered.cache(item.path(), base, item.cells());
        }
    }

    /** What comes now stands in one of several alternates. */
    void beginAlternate() {
        endRows();
        open.push(new ArrayList<>());
    }

    /**
     * @param said texts of the alternates before; what this one says is added
     * @param shown whether readers show this one
     */
    void endAlternate(Set<String> said, boolean shown) {
        endRows();
        List<Item> items = open.pop();
        for (Item item : items) {
            Set<String> texts = item.texts();
            if (!said.containsAll(texts)) {
                put(shown ? item : item.hidden());
            }
        }
        items.forEach(item -> said.addAll(item.texts()));
    }
}
