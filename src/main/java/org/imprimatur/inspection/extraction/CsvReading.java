package org.imprimatur.inspection.extraction;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.CharArrayReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.SheetCount;
import org.imprimatur.inspection.rules.Table;
import org.imprimatur.inspection.rules.UninspectableReason;

/**
 * Reads a text of separated values (RFC 4180, and what spreadsheets make of it). Rows may differ in length. What a spreadsheet
 * would make of a field counts: {@code ="012"} is the text 012, and a field that it would calculate is not read.
 */
final class CsvReading {
    private static final int SAMPLE = 1 << 16;

    private final Budget budget;

    CsvReading(Budget budget) {
        this.budget = budget;
    }

    Contents read(byte[] file, Contents.Format format) {
        EncodedText encoded = TextEncoding.of(file);
        budget.read(file.length);
        char separator = Separator.of(beginning(encoded)).separator();
        Table table;
        try (Reader reader = new Watched(encoded.reader(), file.length)) {
            table = table(reader, separator);
        } catch (CsvParseException | IOException e) {
            throw e.getCause() instanceof UninspectableFile unread
                    ? unread
                    : new UninspectableFile(UninspectableReason.MALFORMED);
        }
        List<Segment> otherwise = OtherReadings.of(encoded, budget);
        return new Contents(format, SheetCount.NONE, List.of(table), otherwise);
    }

    /** Tells how far it is; no character has less than a byte, so that it is never further than it says. */
    private final class Watched extends FilterReader {
        private final long bytes;
        private long read;

        Watched(Reader reader, long bytes) {
            super(reader);
            this.bytes = bytes;
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            int more = super.read(into, from, length);
            read += Math.max(0, more);
            budget.progress(read, bytes);
            return more;
        }
    }

    private static String beginning(EncodedText encoded) {
        var beginning = new char[SAMPLE + 1];
        int filled = 0;
        try (Reader reader = encoded.reader()) {
            int read = reader.read(beginning, 0, beginning.length);
            while (read > 0) {
                filled += read;
                read = reader.read(beginning, filled, beginning.length - filled);
            }
        } catch (IOException e) {
            throw new UninspectableFile(UninspectableReason.UNREAD_ENCODING);
        }
        return new String(beginning, 0, filled);
    }

    /** @throws CsvParseException where quotes make no sense */
    Table table(String text, char separator) throws IOException {
        return table(new CharArrayReader(text.toCharArray()), separator);
    }

    private Table table(Reader reader, char separator) throws IOException {
        var cells = new Filling();
        try (CsvReader<Boolean> rows = Separator.rows(separator).build(cells, reader)) {
            for (boolean row : rows) {
                cells.rows += row ? 1 : 0;
            }
        }
        return new Table("file", "", Mechanism.VISIBLE, cells.cells);
    }

    /** Takes the fields out of the parser's buffer without making a string of each. */
    private final class Filling extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final TextCells cells = new TextCells();
        private int rows;

        @Override
        protected void handleField(int column, char[] from, int offset, int length, boolean quoted) {
            int start = offset;
            int end = offset + length;
            while (start < end && (from[start] <= ' ' || from[start] > '~') && Character.isWhitespace(from[start])) {
                start++;
            }
            if (start == end) {
                return;
            }
            char first = from[start];
            budget.readCell();
            if (column > TextCells.LAST_COLUMN) {
                throw new UninspectableFile(UninspectableReason.TOO_MANY_CELLS);
            }
            if (first == '=' || first == '\'' || first == '+' || first == '-' || first == '@') {
                addMarked(column, from, start, end);
            } else {
                cells.add(rows, column, from, offset, length);
            }
        }

        private void addMarked(int column, char[] from, int start, int end) {
            String field = new String(from, start, end - start).strip();
            String shown = field;
            if (field.charAt(0) == '\'') {
                shown = field.length() > 1 ? field.substring(1) : field;
            } else if (field.length() > 3 && field.startsWith("=\"") && field.indexOf('"', 2) == field.length() - 1) {
                shown = field.substring(2, field.length() - 1);
            } else if (isCalculated(field)) {
                throw new UninspectableFile(
                        UninspectableReason.CALCULATED_FIELD,
                        "file!" + Cell.letters(column) + (rows + 1),
                        Mechanism.VISIBLE);
            }
            if (!shown.isBlank()) {
                cells.add(rows, column, shown.toCharArray(), 0, shown.length());
            }
        }

        /** A formula may make any text of pieces. */
        private static boolean isCalculated(String field) {
            boolean joins = field.contains("\"&")
                    || field.contains("&\"")
                    || field.toLowerCase(Locale.ROOT).contains("char(");
            return field.charAt(0) == '='
                    ? joins || field.indexOf('(') > 0 || field.indexOf('&') > 0 || field.indexOf('!') > 0
                    : joins;
        }

        @Override
        protected Boolean buildRecord() {
            return true;
        }
    }
}
