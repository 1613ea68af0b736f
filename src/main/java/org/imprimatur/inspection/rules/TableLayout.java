package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the headers of a table are, and which cells each of them is about. Columns are cut at each row of headers, so that a
 * second table below the first is judged by its own; what stands beside a header on its left is its value, as in a form.
 */
final class TableLayout {
    private final TableCells cells;
    private final TextReader reader;
    private final List<ColumnRun> runs = new ArrayList<>();
    private @Nullable ColumnRun[] current = new @Nullable ColumnRun[64];
    private final Map<Long, ColumnRun> begun = new HashMap<>();
    private final Map<Integer, Recogniser> inForms = new HashMap<>();
    private final BitSet cutRows = new BitSet();
    private final BitSet headerRows = new BitSet();
    private final IntList headerBegins = new IntList();
    private final FirstLook looks;
    private int rows;
    private int columns;
    private int headersOfLast;
    private int lastRow = -1;
    private int firstTextRow = -1;
    private int firstTextCell;
    private int lastHeaderRow = -1;

    TableLayout(TableCells cells, TextReader reader) {
        this.cells = cells;
        this.reader = reader;
        this.looks = new FirstLook(cells, reader);
        read();
        if (headerRows.isEmpty() && firstTextRow >= 0) {
            headerRows.set(firstTextRow);
            headerBegins.add(firstTextCell);
        }
    }

    List<ColumnRun> runs() {
        return runs;
    }

    /** Cells that say something without a header, in their order. */
    CellSet worthReading() {
        return looks.worthReading();
    }

    /** Whether such a cell may say anything beside a number or an address. */
    boolean isMoreThanNumbers(int index) {
        return looks.moreThanNumbers().has(index);
    }

    int[] headerRows() {
        return headerRows.stream().toArray();
    }

    /** The first cell of each row of headers. */
    IntList headerBegins() {
        return headerBegins;
    }

    boolean isHeaderRow(int row) {
        return headerRows.get(row);
    }

    /** Whether new columns begin in the row. */
    boolean isCut(int row) {
        return cutRows.get(row);
    }

    /** The column that begins below this cell, null where none does. */
    @Nullable
    ColumnRun begunAt(int row, int column) {
        return begun.get(position(row, column));
    }

    /** What a cell of a form is said to be by the cell on its left; null where it is no form. */
    @Nullable
    Recogniser inForm(int index) {
        return inForms.isEmpty() ? null : inForms.get(index);
    }

    /** Whether anything stands beside its header, as in a form. */
    boolean hasForms() {
        return !inForms.isEmpty();
    }

    /** Whether no column and no cell of a form was taken for anybody's. */
    boolean nothingTaken() {
        return inForms.isEmpty() && runs.stream().allMatch(run -> run.taken == null);
    }

    /** How many rows are not blank. */
    int rows() {
        return rows;
    }

    /** One more than the last column. */
    int columns() {
        return columns;
    }

    private void read() {
        var block = new RowBlock(cells);
        for (int from = 0; from < cells.size(); from = block.end()) {
            block.take(from, row -> false);
            IntList headers = looks.look(block);
            if (headers.size() == 0) {
                add(block);
            } else {
                endRows(block, headers);
            }
        }
    }

    /** Rows in which nothing could be a header. */
    private void add(RowBlock block) {
        rows += block.rows();
        for (RowBlock.Column column : block.columns()) {
            runOf(column.number()).add(column);
        }
        lookForTextRow(block.begin(), block.end());
        lastRow = block.lastRow();
    }

    private void endRows(RowBlock block, IntList headers) {
        var candidates = new HashMap<Integer, List<Recogniser>>();
        headers.sort();
        int next = 0;
        int end;
        for (int from = block.begin(); from < block.end(); from = end) {
            end = cells.endOfRow(from);
            for (; next < headers.size() && headers.get(next) < end; next++) {
                int index = headers.get(next);
                candidates.put(index, reader.headerOf(cells.text(index)));
            }
            endRow(cells.row(from), from, end, candidates);
            candidates.clear();
        }
    }

    private void endRow(int row, int from, int to, Map<Integer, List<Recogniser>> candidates) {
        rows++;
        if (!candidates.isEmpty() && isHeader(row, from, to, candidates)) {
            headersOfLast = candidates.size();
            lastHeaderRow = row;
            cutRows.set(row);
            headerRows.set(row);
            headerBegins.add(from);
            for (int i = from; i < to; i++) {
                begin(i, candidates.getOrDefault(i, List.of()));
            }
        } else {
            candidates.forEach((index, headed) -> readForm(index, to, headed, candidates));
            for (int i = from; i < to; i++) {
                runOf(cells.column(i)).add(i);
            }
        }
        lookForTextRow(from, to);
        lastRow = row;
    }

    /** The column's cells below its last header. */
    private ColumnRun runOf(int column) {
        ColumnRun run = column < columns ? current[column] : null;
        return run == null ? begin(column, -1, "", List.of()) : run;
    }

    /** The first row of several texts and nothing else, until there is one. */
    private void lookForTextRow(int from, int to) {
        int end;
        for (int at = from; at < to && firstTextRow < 0; at = end) {
            end = cells.endOfRow(at);
            if (end > at + 1 && allText(at, end)) {
                firstTextRow = cells.row(at);
                firstTextCell = at;
            }
        }
    }

    /**
     * A row of nothing but names for columns. Within a table that has its headers already, one word that happens to be a header is
     * somebody's name: a new row of headers has several, or stands apart.
     */
    private boolean isHeader(int row, int from, int to, Map<Integer, List<Recogniser>> candidates) {
        // of two words for columns in one row neither is somebody's name, whatever stands beside them
        boolean certain = candidates.size() > 1 && headersOfLast == 0;
        for (int i = from; i < to; i++) {
            if (!certain && cells.kind(i) != Cell.Kind.TEXT && !isYear(cells.text(i))) {
                return false;
            }
            if (!candidates.containsKey(i) && (certain ? isNumber(i) : isNumber(i) || isDate(i))) {
                return false;
            }
        }
        boolean apart = row > lastRow + 1 || lastHeaderRow == lastRow;
        return headersOfLast == 0 || apart || candidates.size() >= Math.min(2, headersOfLast);
    }

    private boolean isNumber(int index) {
        return reader.read(cells.text(index)).matches().stream().anyMatch(match -> match.strength() != Strength.WEAK);
    }

    private boolean isDate(int index) {
        String cell = cells.text(index);
        return cell.length() > 4 && BirthDate.of(cell) != null;
    }

    private static boolean isYear(String text) {
        return text.length() == 4 && BirthDate.of(text) != null;
    }

    private boolean allText(int from, int to) {
        for (int i = from; i < to; i++) {
            if (cells.kind(i) != Cell.Kind.TEXT) {
                return false;
            }
        }
        return true;
    }

    private void readForm(int label, int to, List<Recogniser> headed, Map<Integer, List<Recogniser>> candidates) {
        Recogniser known = headed.stream()
                .filter(recogniser -> recogniser.kind() == Recogniser.Kind.PERSON_IDENTIFIER
                        || recogniser.kind() == Recogniser.Kind.BIRTH)
                .findFirst()
                .orElse(null);
        for (int value = label + 1; known != null && value < to && !candidates.containsKey(value); value++) {
            inForms.put(value, known);
        }
    }

    private void begin(int index, List<Recogniser> headed) {
        String header = TextReader.asHeader(NormalisedText.of(cells.text(index)).text());
        int column = cells.column(index);
        begun.put(position(cells.row(index), column), begin(column, cells.row(index), header, headed));
    }

    private ColumnRun begin(int column, int headerRow, String header, List<Recogniser> headed) {
        var run = new ColumnRun(column, headerRow, header, headed);
        runs.add(run);
        columns = Math.max(columns, column + 1);
        if (columns > current.length) {
            current = Arrays.copyOf(current, Math.max(columns, 2 * current.length));
        }
        current[column] = run;
        return run;
    }

    private static long position(int row, int column) {
        return ((long) row << 24) | column;
    }
}
