package org.imprimatur.inspection.extraction;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.CharArrayReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        Table table = isAsciiItself(encoded.charset()) && separator < 0x80
                ? tableOfBytes(encoded, separator)
                : tableOfCharacters(encoded, separator);
        List<Segment> otherwise = OtherReadings.of(encoded, budget);
        return new Contents(format, SheetCount.NONE, List.of(table), otherwise);
    }

    /** Whether each byte that is an ASCII character stands for that. */
    private static boolean isAsciiItself(Charset charset) {
        return charset.equals(StandardCharsets.US_ASCII) || charset.equals(StandardCharsets.UTF_8);
    }

    private Table tableOfBytes(EncodedText encoded, char separator) {
        var cells = new FieldCells(encoded, budget);
        new SeparatedBytes(encoded.bytes(), separator, cells).read(encoded.from());
        return table(cells);
    }

    private Table tableOfCharacters(EncodedText encoded, char separator) {
        try (Reader reader = new Watched(encoded.reader(), encoded.bytes().length)) {
            return table(reader, separator);
        } catch (CsvParseException | IOException e) {
            throw e.getCause() instanceof UninspectableFile unread ? unread : UninspectableFile.malformed();
        }
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
        var cells = new FieldCells(budget);
        var taking = new Taking(cells);
        try (CsvReader<Boolean> rows = Separator.rows(separator).build(taking, reader)) {
            for (boolean row : rows) {
                taking.rows += row ? 1 : 0;
            }
        }
        return table(cells);
    }

    private static Table table(FieldCells cells) {
        return new Table("file", "", Mechanism.VISIBLE, cells.cells());
    }

    /** Takes the fields out of the parser's buffer without making a string of each. */
    private static final class Taking extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final FieldCells cells;
        private int rows;

        Taking(FieldCells cells) {
            this.cells = cells;
        }

        @Override
        protected void handleField(int column, char[] from, int offset, int length, boolean quoted) {
            cells.field(rows, column, from, offset, length);
        }

        @Override
        protected Boolean buildRecord() {
            return true;
        }
    }
}
