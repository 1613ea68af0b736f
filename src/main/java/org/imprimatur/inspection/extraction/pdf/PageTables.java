package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * The tables of pages that follow each other, of texts that stand in the file by one means. A table goes on upon the next page where its
 * columns do, so that its headers are above all of it.
 */
final class PageTables {
    private static final int FEWEST_LINES = 3;
    /** Words in two columns that are as long are two columns of prose. */
    private static final int PROSE = 28;
    /** Against the size of the text: what is further below is no part of it. */
    private static final double FAR = 6;
    /** Against the usual distance of rows: a line that is nearer goes on within its cells. */
    private static final double NEAR = 0.8;
    /** Against the same: a line that is further is no row of it. */
    private static final double APART = 1.8;
    /** Share of the columns that the last rows fill, where they stand on a page by themselves. */
    private static final double FILLED = 0.6;

    private final BinaryOperator<String> place;
    private final Mechanism mechanism;
    private final Budget budget;
    private final Gathered gathered;
    private @Nullable Columns columns;
    private final List<Cell> cells = new ArrayList<>();
    private int row;
    private String firstPage = "";
    private String lastPage = "";
    private int number;

    /** @param place how a place begins, before the page */
    PageTables(String place, Mechanism mechanism, Budget budget, Gathered gathered) {
        this(
                (first, last) -> place + (first.equals(last) ? "page " + first : "pages " + first + "-" + last),
                mechanism,
                budget,
                gathered);
    }

    /** @param place of the pages from a first to a last one, which may be the same */
    PageTables(BinaryOperator<String> place, Mechanism mechanism, Budget budget, Gathered gathered) {
        this.place = place;
        this.mechanism = mechanism;
        this.budget = budget;
        this.gathered = gathered;
    }

    /** What lines of a page were taken for tables. They are read by line as well: what was only guessed hides nothing. */
    List<Line> take(String page, List<Line> lines) {
        List<Line> taken = new ArrayList<>();
        boolean open = columns != null;
        int at = 0;
        while (at < lines.size()) {
            budget.checkTime();
            int end = region(lines, at);
            List<Line> region = lines.subList(at, end);
            Columns before = columns;
            // on the same page a single line below a table is something else
            boolean mayGoOn = open || region.size() > 1;
            if (mayGoOn && before != null && goesOn(before, region)) {
                append(page, before, region);
                taken.addAll(region);
                open = false;
            } else if (isTable(region)) {
                end();
                columns = Columns.of(region);
                firstPage = page;
                append(page, columns, region);
                taken.addAll(region);
                open = false;
            }
            at = Math.max(end, at + 1);
        }
        if (open) {
            end();
        }
        return taken;
    }

    /** Lines in several pieces, from this one on; where it is none, this one. */
    private static int region(List<Line> lines, int from) {
        int end = from;
        int last = from;
        while (end < lines.size()) {
            Line line = lines.get(end);
            boolean far = end > from && lines.get(end - 1).baseline() - line.baseline() > FAR * line.size();
            if (far || (line.pieces().size() < 2 && (end == from || end > last))) {
                break;
            }
            end++;
            last = line.pieces().size() > 1 ? end : last;
        }
        return cut(lines, from, Math.max(last, from));
    }

    /** What is much further below than the rows are from each other is something else: what stands at the foot of each page. */
    private static int cut(List<Line> lines, int from, int end) {
        if (end - from < FEWEST_LINES) {
            return end;
        }
        double usual = usualDistance(lines.subList(from, end));
        for (int i = from + 1; i < end; i++) {
            if (lines.get(i - 1).baseline() - lines.get(i).baseline() > APART * usual) {
                return i;
            }
        }
        return end;
    }

    private static boolean goesOn(Columns before, List<Line> region) {
        return !region.isEmpty()
                && (region.stream()
                                .allMatch(line ->
                                        before.fit(line) && line.pieces().size() >= FILLED * before.size())
                        || (region.size() >= FEWEST_LINES && before.agreeWith(Columns.of(region))));
    }

    private boolean isTable(List<Line> region) {
        int fewest = mechanism == Mechanism.VISIBLE ? FEWEST_LINES : 2;
        if (region.size() < fewest) {
            return false;
        }
        Columns found = Columns.of(region);
        if (found.size() != 2) {
            return found.size() > 1;
        }
        int prose = 0;
        for (Line line : region) {
            List<String> two = found.cells(line);
            prose += two.get(0).length() >= PROSE && two.get(1).length() >= PROSE ? 1 : 0;
        }
        return prose < region.size() / 2;
    }

    private void append(String page, Columns of, List<Line> region) {
        lastPage = page;
        double usual = usualDistance(region);
        Line before = null;
        for (Line line : region) {
            List<String> texts = of.cells(line);
            boolean goesOn = before != null
                    && texts.get(0).isEmpty()
                    && before.baseline() - line.baseline() < NEAR * usual
                    && row > 0;
            if (goesOn) {
                row--;
            }
            for (int column = 0; column < texts.size(); column++) {
                add(column, texts.get(column), goesOn);
            }
            row++;
            before = line;
        }
    }

    private void add(int column, String text, boolean goesOn) {
        if (text.isEmpty()) {
            return;
        }
        int at = cells.size();
        while (goesOn
                && at > 0
                && cells.get(at - 1).row() == row
                && cells.get(at - 1).column() > column) {
            at--;
        }
        boolean same = goesOn
                && at > 0
                && cells.get(at - 1).row() == row
                && cells.get(at - 1).column() == column;
        if (same) {
            String joined = cells.get(at - 1).text() + " " + text;
            cells.set(at - 1, new Cell(row, column, Cell.Kind.TEXT, joined, joined, mechanism));
        } else {
            budget.readCell();
            boolean number = text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == ',');
            cells.add(at, new Cell(row, column, number ? Cell.Kind.NUMBER : Cell.Kind.TEXT, text, text, mechanism));
        }
    }

    private static double usualDistance(List<Line> region) {
        double[] distances = new double[Math.max(1, region.size() - 1)];
        for (int i = 1; i < region.size(); i++) {
            distances[i - 1] = region.get(i - 1).baseline() - region.get(i).baseline();
        }
        java.util.Arrays.sort(distances);
        // of rows in two lines each, the longer distance is the one between rows
        return distances[distances.length * 3 / 4];
    }

    /** No page follows. */
    void end() {
        if (columns != null) {
            number++;
            String path = place.apply(firstPage, lastPage) + " table " + number;
            if (mechanism == Mechanism.VISIBLE) {
                gathered.table(path, "", List.copyOf(cells));
            } else {
                gathered.cache(path, mechanism, List.copyOf(cells));
            }
        }
        columns = null;
        cells.clear();
        row = 0;
    }
}
