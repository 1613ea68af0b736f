package org.imprimatur.inspection.rules;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the rows of figures of one table with the headers above them. A column counts people when its header says so, or when its
 * rows are countries; days, ranks, rates and numbers of things are none.
 */
final class FigureRows {
    private final TableReading reading;
    private final TableCells cells;
    private final Ruleset ruleset;
    private final Map<Integer, String> headers = new HashMap<>();
    private final CellText shown = new CellText();
    private final Lately<Boolean> suppressed = new Lately<>();
    private boolean first = true;

    FigureRows(TableReading reading) {
        this.reading = reading;
        this.cells = reading.cells();
        this.ruleset = reading.ruleset();
    }

    /** Is told of each row with a figure in it: the cells from the first index up to the second. */
    interface Witness {
        void row(int from, int to);
    }

    void tell(Witness witness) {
        int end;
        for (int from = 0; from < cells.size(); from = end) {
            end = cells.endOfRow(from);
            readRow(from, end, witness);
        }
    }

    /** The first row of several texts names the columns, and so does each one between rows of figures. */
    private void readRow(int from, int to, Witness witness) {
        if (hasFigure(from, to)) {
            witness.row(from, to);
        } else if (to > from + 1 && (first || reading.isHeaderRow(cells.row(from)) || hasCountWord(from, to))) {
            headers.clear();
            for (int i = from; i < to; i++) {
                headers.put(cells.column(i), folded(i));
            }
            first = false;
        }
    }

    /** A row in which every figure is suppressed is one of figures too. */
    private boolean hasFigure(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean figure = cells.kind(i) == Cell.Kind.NUMBER ? !isYear(i) : !first && i > from && isSuppressed(i);
            if (figure) {
                return true;
            }
        }
        return false;
    }

    private boolean hasCountWord(int from, int to) {
        for (int i = from; i < to; i++) {
            if (ruleset.listsAnyOf(WordList.COUNT_WORDS, folded(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the cell counts people, or would if its figure were not suppressed. Ask while its row is told. */
    boolean counts(int index, int firstOfRow) {
        String label = cells.kind(firstOfRow) == Cell.Kind.TEXT ? folded(firstOfRow) : "";
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

    /** Of the cell's column, as folded text; empty where it has none. */
    String header(int index) {
        return headers.getOrDefault(cells.column(index), "");
    }

    String folded(int index) {
        return TextReader.asHeader(NormalisedText.of(cells.text(index)).text());
    }

    private static boolean isPeriod(String header) {
        return header.startsWith("fy") || (header.length() == 4 && BirthDate.of(header) != null);
    }

    boolean isYear(int index) {
        cells.show(index, shown);
        return shown.length() == 4 && BirthDate.of(cells.text(index)) != null;
    }

    boolean isSuppressed(int index) {
        int sameness = cells.sameness(index);
        Boolean known = suppressed.of(sameness);
        if (known == null) {
            known = SuppressedFigure.is(cells.text(index));
            suppressed.put(sameness, known);
        }
        return known;
    }

    /** The figure as a whole number of at most nine digits; -1 where it is none. */
    int whole(int index) {
        cells.show(index, shown);
        int number = 0;
        int digits = 0;
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.characters()[i];
            boolean separator = c == ',' && digits > 0 && (shown.length() - i) % 4 == 0;
            if (separator) {
                continue;
            }
            if (c < '0' || c > '9' || ++digits > 9) {
                return -1;
            }
            number = 10 * number + c - '0';
        }
        return digits == 0 ? -1 : number;
    }
}
