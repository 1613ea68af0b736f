package org.imprimatur.inspection.extraction;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.UninspectableReason;

/** The cells that the fields of separated values make, as a spreadsheet would make them. */
final class FieldCells implements SeparatedBytes.Fields {
    /** How often progress is told, in bytes. */
    private static final int PIECE = 1 << 16;

    private final byte[] file;
    private final boolean ascii;
    private final TextCells cells;
    private final Budget budget;
    private int told;

    /** For fields of characters. */
    FieldCells(Budget budget) {
        this(new byte[0], true, budget);
    }

    /** @param encoded of which the fields are told, in ASCII or UTF-8 */
    FieldCells(EncodedText encoded, Budget budget) {
        this(encoded.bytes(), encoded.charset().equals(StandardCharsets.US_ASCII), budget);
    }

    private FieldCells(byte[] file, boolean ascii, Budget budget) {
        this.file = file;
        this.ascii = ascii;
        this.cells = new TextCells(file);
        this.budget = budget;
    }

    TextCells cells() {
        return cells;
    }

    @Override
    public void field(int row, int column, int from, int to) {
        if (!ascii && !isAscii(from, to)) {
            decoded(row, column, new String(file, from, to - from, StandardCharsets.UTF_8));
            return;
        }
        if (isLetterOrDigit(file[from])) {
            begin(column);
            cells.add(row, column, from, to - from);
            return;
        }
        int start = from;
        while (start < to && file[start] <= ' ' && Character.isWhitespace(file[start])) {
            start++;
        }
        if (start == to) {
            return;
        }
        begin(column);
        if (isMark((char) file[start])) {
            addMarked(row, column, new String(file, start, to - start, StandardCharsets.US_ASCII));
        } else {
            cells.add(row, column, from, to - from);
        }
    }

    /** Neither blank nor a {@linkplain #isMark mark}, as most fields begin. */
    private static boolean isLetterOrDigit(byte first) {
        return first >= 'A' && first <= 'z' || first >= '0' && first <= '9';
    }

    private boolean isAscii(int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= file[i];
        }
        return all >= 0;
    }

    @Override
    public void field(int row, int column, byte[] unquoted) {
        decoded(row, column, new String(unquoted, StandardCharsets.UTF_8));
    }

    private void decoded(int row, int column, String field) {
        field(row, column, field.toCharArray(), 0, field.length());
    }

    void field(int row, int column, char[] from, int offset, int length) {
        int start = offset;
        int end = offset + length;
        while (start < end && (from[start] <= ' ' || from[start] > '~') && Character.isWhitespace(from[start])) {
            start++;
        }
        if (start == end) {
            return;
        }
        begin(column);
        if (isMark(from[start])) {
            addMarked(row, column, new String(from, start, end - start));
        } else {
            cells.add(row, column, from, offset, length);
        }
    }

    private void begin(int column) {
        budget.readCell();
        if (column > TextCells.LAST_COLUMN) {
            throw new UninspectableFile(UninspectableReason.TOO_MANY_CELLS);
        }
    }

    /** Whether a spreadsheet may take what follows for more than a text. */
    private static boolean isMark(char first) {
        return first == '=' || first == '\'' || first == '+' || first == '-' || first == '@';
    }

    private void addMarked(int row, int column, String marked) {
        String field = marked.strip();
        String shown = field;
        if (field.charAt(0) == '\'') {
            shown = field.length() > 1 ? field.substring(1) : field;
        } else if (field.length() > 3 && field.startsWith("=\"") && field.indexOf('"', 2) == field.length() - 1) {
            shown = field.substring(2, field.length() - 1);
        } else if (isCalculated(field)) {
            throw new UninspectableFile(
                    UninspectableReason.CALCULATED_FIELD,
                    "file!" + Cell.letters(column) + (row + 1),
                    Mechanism.VISIBLE);
        }
        if (!shown.isBlank()) {
            cells.add(row, column, shown.toCharArray(), 0, shown.length());
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
    public void at(int place) {
        if (place - told >= PIECE || place == file.length) {
            told = place;
            budget.progress(place, file.length);
        }
    }
}
