package org.imprimatur.inspection.extraction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.CellText;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.TableCells;

/**
 * The cells of a text file: ten bytes each beside their letters, which take one byte where they are Latin. Filled once, row by row.
 * Reading is quick in the order of the cells. Not thread-safe.
 */
final class TextCells extends TableCells {
    /** What does not fit the number of a column is no table. */
    static final int LAST_COLUMN = Character.MAX_VALUE;

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int WIDE = 1;
    private static final int NUMBER = 2;
    private static final int FLAG_BITS = 2;
    private static final int LONGEST_NUMBER = 18;

    private byte[][] chunks = new byte[16][];
    private int chunk = -1;
    private int filled = CHUNK;
    private int[][] positions = new int[16][];
    private int[][] lengths = new int[16][];
    private char[][] columns = new char[16][];
    private int size;

    private int[] rowNumbers = new int[1024];
    private int[] rowStarts = new int[1024];
    private int rows;
    private int cursor;

    /** @param row not less than that of the cell before */
    void add(int row, int column, char[] from, int offset, int length) {
        if (rows == 0 || rowNumbers[rows - 1] != row) {
            beginRow(row);
        }
        boolean wide = false;
        for (int i = offset; i < offset + length; i++) {
            wide |= from[i] > 0xff;
        }
        int bytes = wide ? 2 * length : length;
        if (filled + bytes > CHUNK || filled == CHUNK) {
            nextChunk(Math.max(CHUNK, bytes));
        }
        byte[] to = chunks[chunk];
        int at = filled;
        if (wide) {
            for (int i = offset; i < offset + length; i++) {
                to[at++] = (byte) (from[i] >> 8);
                to[at++] = (byte) from[i];
            }
        } else {
            for (int i = offset; i < offset + length; i++) {
                to[at++] = (byte) from[i];
            }
        }
        boolean number = !wide && isNumber(from, offset, length);
        int page = size >>> PAGE_BITS;
        if (page == positions.length) {
            positions = Arrays.copyOf(positions, 2 * page);
            lengths = Arrays.copyOf(lengths, 2 * page);
            columns = Arrays.copyOf(columns, 2 * page);
        }
        if ((size & (PAGE - 1)) == 0) {
            positions[page] = new int[PAGE];
            lengths[page] = new int[PAGE];
            columns[page] = new char[PAGE];
        }
        int inPage = size & (PAGE - 1);
        positions[page][inPage] = chunk << CHUNK_BITS | filled;
        lengths[page][inPage] = length << FLAG_BITS | (wide ? WIDE : 0) | (number ? NUMBER : 0);
        columns[page][inPage] = (char) column;
        size++;
        filled = Math.min(CHUNK, filled + bytes);
    }

    /** Digits with points and commas: as a workbook would hold it as a number. */
    private static boolean isNumber(char[] from, int offset, int length) {
        if (length > LONGEST_NUMBER || from[offset] < '0' || from[offset] > '9') {
            return false;
        }
        for (int i = offset + 1; i < offset + length; i++) {
            char c = from[i];
            if ((c < '0' || c > '9') && c != '.' && c != ',') {
                return false;
            }
        }
        return true;
    }

    private void beginRow(int row) {
        if (rows == rowNumbers.length) {
            rowNumbers = Arrays.copyOf(rowNumbers, rows + (rows >> 1));
            rowStarts = Arrays.copyOf(rowStarts, rows + (rows >> 1));
        }
        rowNumbers[rows] = row;
        rowStarts[rows] = size;
        rows++;
    }

    /** A text that is longer than a chunk has one of its own. */
    private void nextChunk(int bytes) {
        chunk++;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
        }
        chunks[chunk] = new byte[bytes];
        filled = 0;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int row(int index) {
        int at = cursor;
        if (index < rowStarts[at] || (at + 1 < rows && index >= rowStarts[at + 1])) {
            boolean next = at + 1 < rows && index >= rowStarts[at + 1] && (at + 2 == rows || index < rowStarts[at + 2]);
            if (next) {
                at++;
            } else if (at > 0 && index < rowStarts[at] && index >= rowStarts[at - 1]) {
                at--;
            } else {
                int found = Arrays.binarySearch(rowStarts, 0, rows, index);
                at = found >= 0 ? found : -found - 2;
            }
            cursor = at;
        }
        return rowNumbers[at];
    }

    @Override
    public int column(int index) {
        return columns[index >>> PAGE_BITS][index & (PAGE - 1)];
    }

    @Override
    public Cell.Kind kind(int index) {
        return (meta(index) & NUMBER) != 0 ? Cell.Kind.NUMBER : Cell.Kind.TEXT;
    }

    @Override
    public Mechanism mechanism(int index) {
        return Mechanism.VISIBLE;
    }

    @Override
    public String text(int index) {
        int position = positions[index >>> PAGE_BITS][index & (PAGE - 1)];
        int meta = meta(index);
        byte[] from = chunks[position >>> CHUNK_BITS];
        int offset = position & (CHUNK - 1);
        int length = meta >>> FLAG_BITS;
        return (meta & WIDE) == 0
                ? new String(from, offset, length, StandardCharsets.ISO_8859_1)
                : wide(from, offset, length);
    }

    /** Not by a decoder, which would replace halves of pairs that stand alone. */
    private static String wide(byte[] from, int offset, int length) {
        var characters = new char[length];
        widen(from, offset, length, characters);
        return new String(characters);
    }

    private static void widen(byte[] from, int offset, int length, char[] to) {
        for (int i = 0; i < length; i++) {
            to[i] = (char) (from[offset + 2 * i] << 8 | (from[offset + 2 * i + 1] & 0xff));
        }
    }

    @Override
    public boolean saysNothing(int index) {
        int meta = meta(index);
        return (meta & NUMBER) != 0 && meta >>> FLAG_BITS <= 4;
    }

    @Override
    public boolean allVisible() {
        return true;
    }

    @Override
    public String value(int index) {
        return text(index);
    }

    @Override
    public void show(int index, CellText into) {
        int position = positions[index >>> PAGE_BITS][index & (PAGE - 1)];
        int meta = meta(index);
        byte[] from = chunks[position >>> CHUNK_BITS];
        int offset = position & (CHUNK - 1);
        int length = meta >>> FLAG_BITS;
        char[] to = into.room(length);
        if ((meta & WIDE) == 0) {
            for (int i = 0; i < length; i++) {
                to[i] = (char) (from[offset + i] & 0xff);
            }
        } else {
            widen(from, offset, length, to);
        }
    }

    private int meta(int index) {
        return lengths[index >>> PAGE_BITS][index & (PAGE - 1)];
    }
}
