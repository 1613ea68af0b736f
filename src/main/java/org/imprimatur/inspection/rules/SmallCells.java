package org.imprimatur.inspection.rules;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/**
 * Counts of people from 1 to 10 in a table of figures, which may single somebody out. Looked for only where nobody is identified. A
 * column counts people when its header says so, or when its rows are countries; days, ranks, rates and numbers of things are none.
 */
final class SmallCells {
    private static final int LARGEST = 10;
    private static final int FEWEST_FIGURES = 2;

    private final TableReading reading;
    private final TableCells cells;
    private final KeyedHash hash;
    private final FindingWriter writer;
    private final Ruleset ruleset;
    private final Map<Integer, String> headers = new HashMap<>();
    private final Map<Mechanism, GatheredCells> small = new HashMap<>();
    private final CellText shown = new CellText();
    private int figures;
    private boolean first = true;

    SmallCells(TableReading reading, KeyedHash hash, FindingWriter writer) {
        this.reading = reading;
        this.cells = reading.cells();
        this.ruleset = reading.ruleset();
        this.hash = hash;
        this.writer = writer;
    }

    void addTo(List<Finding> findings) {
        int size = cells.size();
        int firstOfRow = 0;
        for (int i = 0; i < size; i++) {
            if (i + 1 == size || cells.row(i + 1) != cells.row(i)) {
                readRow(firstOfRow, i + 1);
                firstOfRow = i + 1;
            }
        }
        if (figures >= FEWEST_FIGURES) {
            small.forEach((mechanism, of) -> findings.add(of.finding(
                    writer, reading.table().path(), mechanism, null, EnumSet.of(ProtectionCategory.SMALL_CELL))));
        }
    }

    /** The first row of several texts names the columns, and so does each one between rows of figures. */
    private void readRow(int from, int to) {
        boolean numbers = false;
        for (int i = from; i < to; i++) {
            boolean number = cells.kind(i) == Cell.Kind.NUMBER;
            if (number && !isYear(i)) {
                numbers = true;
                break;
            }
        }
        if (!numbers) {
            if (to > from + 1 && (first || reading.isHeaderRow(cells.row(from)) || hasCountWord(from, to))) {
                headers.clear();
                for (int i = from; i < to; i++) {
                    headers.put(
                            cells.column(i),
                            TextReader.asHeader(NormalisedText.of(cells.text(i)).text()));
                }
                first = false;
            }
            return;
        }
        for (int i = from; i < to; i++) {
            if (cells.kind(i) == Cell.Kind.NUMBER) {
                figures++;
                if (isSmall(i) && counts(i, from)) {
                    small.computeIfAbsent(cells.mechanism(i), each -> new GatheredCells("SMALL_CELL", hash))
                            .add(cells.row(i), cells.column(i), cells.value(i), cells.mechanism(i));
                }
            }
        }
    }

    private boolean hasCountWord(int from, int to) {
        for (int i = from; i < to; i++) {
            if (ruleset.listsAnyOf(
                    WordList.COUNT_WORDS,
                    TextReader.asHeader(NormalisedText.of(cells.text(i)).text()))) {
                return true;
            }
        }
        return false;
    }

    private boolean counts(int index, int firstOfRow) {
        String label = cells.kind(firstOfRow) == Cell.Kind.TEXT
                ? TextReader.asHeader(NormalisedText.of(cells.text(firstOfRow)).text())
                : "";
        if (ruleset.listsAnyOf(WordList.OTHER_FIGURE_WORDS, label)) {
            return false;
        }
        @Nullable String header = headers.get(cells.column(index));
        if (header == null || index == firstOfRow || ruleset.listsAnyOf(WordList.OTHER_FIGURE_WORDS, header)) {
            return false;
        }
        return ruleset.listsAnyOf(WordList.COUNT_WORDS, header)
                || (isPeriod(header) && ruleset.listsAnyOf(WordList.COUNT_WORDS, label))
                || ruleset.lists(WordList.COUNTRIES, label);
    }

    private static boolean isPeriod(String header) {
        return header.startsWith("fy") || (header.length() == 4 && BirthDate.of(header) != null);
    }

    private boolean isYear(int index) {
        cells.show(index, shown);
        return shown.length() == 4 && BirthDate.of(cells.text(index)) != null;
    }

    private boolean isSmall(int index) {
        cells.show(index, shown);
        if (shown.length() > 2 || shown.length() == 0) {
            return false;
        }
        int number = 0;
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.characters()[i];
            if (c < '0' || c > '9') {
                return false;
            }
            number = 10 * number + c - '0';
        }
        return number >= 1 && number <= LARGEST;
    }
}
