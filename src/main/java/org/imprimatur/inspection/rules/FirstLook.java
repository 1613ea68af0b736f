package org.imprimatur.inspection.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each cell of a table once, for words that a rule could have anything to say about: which cells are to be read, and which could be
 * headers. Nearly all cells are nothing of it, and it must be quick to say so.
 */
final class FirstLook {
    private final TableCells cells;
    private final TextReader reader;
    private final CellSet worthReading;
    private final CellSet moreThanNumbers;
    private final IntList headers = new IntList();
    private final CellText text = new CellText();
    private final ShortText brief = new ShortText();
    private final Lately<Looks> looks = new Lately<>();
    private final @Nullable WordKeys wordKeys;
    /** What a look at a word comes to that holds no hint. */
    private final Looks ofWords;

    private final @Nullable Looks ofDates;
    private final @Nullable Looks ofNumbers;

    FirstLook(TableCells cells, TextReader reader) {
        this.cells = cells;
        this.reader = reader;
        this.worthReading = new CellSet(cells.size());
        this.moreThanNumbers = new CellSet(cells.size());
        this.wordKeys = reader.wordKeys();
        this.ofWords = ofText("x");
        this.ofDates = ofAny(ShortText.DATE, "1984-01-17");
        this.ofNumbers = ofAny(ShortText.REGISTER_NUMBER, "A991234567");
    }

    /** What a look at a text came to. */
    private record Looks(boolean worthReading, boolean moreThanNumbers, boolean couldBeHeader) {
        private static final Looks[] ALL = new Looks[8];

        static {
            for (int i = 0; i < ALL.length; i++) {
                ALL[i] = new Looks((i & 1) != 0, (i & 2) != 0, (i & 4) != 0);
            }
        }
    }

    /** Cells that say something without a header, of all that were looked at. */
    CellSet worthReading() {
        return worthReading;
    }

    /** Those of them that may say anything beside a number or an address. */
    CellSet moreThanNumbers() {
        return moreThanNumbers;
    }

    /** @return the cells of these rows that could be headers, column by column */
    IntList look(RowBlock block) {
        headers.clear();
        List<RowBlock.Column> columns = block.columns();
        for (int i = 0; i < columns.size(); i++) {
            look(columns.get(i));
        }
        return headers;
    }

    private void look(RowBlock.Column column) {
        for (int at = 0; at < column.size(); at++) {
            int index = column.index(at);
            if (!cells.saysNothing(index)) {
                look(index);
            }
        }
    }

    private void look(int index) {
        int sameness = cells.sameness(index);
        Looks look = looks.of(sameness);
        if (look == null) {
            look = newLook(index);
            looks.put(sameness, look);
        }
        if (look.worthReading()) {
            worthReading.add(index);
            if (look.moreThanNumbers()) {
                moreThanNumbers.add(index);
            }
        }
        if (look.couldBeHeader() && !reader.headerOf(cells.text(index)).isEmpty()) {
            headers.add(index);
        }
    }

    private Looks newLook(int index) {
        Looks known = cells.show(index, brief) ? plainly(brief) : null;
        if (known != null) {
            return known;
        }
        cells.show(index, text);
        return looksOf(reader.look(text), cells.kind(index), text.length());
    }

    /** Of the commonest shapes, of which there is hardly anything to say; null for any other. */
    private @Nullable Looks plainly(ShortText brief) {
        if (brief.isWord()) {
            return wordKeys == null || wordKeys.mayBeIn(brief) ? null : ofWords;
        }
        if (brief.isDate()) {
            return ofDates;
        }
        return brief.isRegisterNumber() ? ofNumbers : null;
    }

    private @Nullable Looks ofAny(List<String> shape, String example) {
        return reader.seesNoDifference(shape) ? ofText(example) : null;
    }

    private Looks ofText(String text) {
        return looksOf(reader.look(text), Cell.Kind.TEXT, text.length());
    }

    private Looks looksOf(TextHints.Seen seen, Cell.Kind kind, int length) {
        int worth = reader.isWorthReading(seen) ? 1 : 0;
        int more = reader.isMoreThanNumbers(seen) ? 2 : 0;
        boolean header = kind == Cell.Kind.TEXT && reader.couldBeHeader(seen, length);
        return Looks.ALL[worth | more | (header ? 4 : 0)];
    }
}
