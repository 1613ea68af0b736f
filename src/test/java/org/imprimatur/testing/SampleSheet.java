package org.imprimatur.testing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * One worksheet of a {@link SampleWorkbook}.
 *
 * @param rows cells are strings, numbers, dates or {@code ""} for an empty cell; strings that start with {@code =} are
 *     formulas without a stored value
 * @param hiddenRows from 0
 * @param hiddenColumns from 0
 * @param before SpreadsheetML between {@code cols} and {@code sheetData}; usually empty
 * @param after SpreadsheetML after {@code sheetData}; usually empty
 */
public record SampleSheet(
        String name,
        State state,
        List<List<Object>> rows,
        Set<Integer> hiddenRows,
        Set<Integer> hiddenColumns,
        String before,
        String after) {
    /** The spelling of the file format. */
    public enum State {
        VISIBLE("visible"),
        HIDDEN("hidden"),
        VERY_HIDDEN("veryHidden");

        final String written;

        State(String written) {
            this.written = written;
        }
    }

    private static final String ROW = "<row r=\"99\">";
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    public static SampleSheet of(String name, List<List<Object>> rows) {
        return new SampleSheet(name, State.VISIBLE, rows, Set.of(), Set.of(), "", "");
    }

    public SampleSheet in(State other) {
        return new SampleSheet(name, other, rows, hiddenRows, hiddenColumns, before, after);
    }

    public SampleSheet hidingRows(Set<Integer> hidden) {
        return new SampleSheet(name, state, rows, hidden, hiddenColumns, before, after);
    }

    public SampleSheet hidingColumns(Set<Integer> hidden) {
        return new SampleSheet(name, state, rows, hiddenRows, hidden, before, after);
    }

    public SampleSheet followedBy(String xml) {
        return new SampleSheet(name, state, rows, hiddenRows, hiddenColumns, before, after + xml);
    }

    /** A row of SpreadsheetML after the others. */
    public SampleSheet withRow(String xml) {
        return new SampleSheet(name, state, rows, hiddenRows, hiddenColumns, before, ROW + xml + "</row>" + after);
    }

    /** As the part of a package. */
    public byte[] part() {
        return xml().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    String xml() {
        var xml = new StringBuilder(256 + rows.size() * 600);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"")
                .append(SampleWorkbook.MAIN)
                .append("\" xmlns:r=\"")
                .append(SampleWorkbook.RELATIONSHIPS)
                .append("\">");
        if (!hiddenColumns.isEmpty()) {
            xml.append("<cols>");
            hiddenColumns.stream()
                    .sorted()
                    .forEach(column ->
                            xml.append("<col min=\"%1$d\" max=\"%1$d\" width=\"13\" hidden=\"1\" customWidth=\"1\"/>"
                                    .formatted(column + 1)));
            xml.append("</cols>");
        }
        xml.append(before).append("<sheetData>");
        for (int row = 0; row < rows.size(); row++) {
            xml.append("<row r=\"").append(row + 1).append(hiddenRows.contains(row) ? "\" hidden=\"1\">" : "\">");
            for (int column = 0; column < rows.get(row).size(); column++) {
                cell(xml, column(column) + (row + 1), rows.get(row).get(column));
            }
            xml.append("</row>");
        }
        boolean row = after.startsWith(ROW);
        int end = row ? after.indexOf("</row>") + 6 : 0;
        return xml.append(after, 0, end)
                .append("</sheetData>")
                .append(after, end, after.length())
                .append("</worksheet>")
                .toString();
    }

    private static void cell(StringBuilder xml, String address, Object value) {
        if (value.equals("")) {
            return;
        }
        xml.append("<c r=\"").append(address).append('"');
        if (value instanceof Number) {
            xml.append("><v>").append(value).append("</v></c>");
        } else if (value instanceof LocalDate date) {
            xml.append(" s=\"1\"><v>")
                    .append(ChronoUnit.DAYS.between(EPOCH, date))
                    .append("</v></c>");
        } else if (value instanceof String text && text.startsWith("=")) {
            xml.append("><f>").append(SampleWorkbook.escaped(text.substring(1))).append("</f></c>");
        } else {
            xml.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                    .append(SampleWorkbook.escaped(value.toString()))
                    .append("</t></is></c>");
        }
    }

    /** The letters of a column counted from 0. */
    static String column(int index) {
        String letters = "";
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            letters = (char) ('A' + rest % 26) + letters;
        }
        return letters;
    }
}
