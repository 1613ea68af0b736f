package org.imprimatur.inspection.extraction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.CellText;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.TableCells;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a text file: ten bytes each beside their letters, which take one byte where they are Latin; a text that came in its
 * column not long ago is not kept again. Filled once, row by row. Reading is quick in the order of the cells. Not thread-safe.
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

    /** What is longer hardly comes twice. */
    private static final int LONGEST_REPEATED = 64;

    private static final int REMEMBERED_BITS = 7;
    private static final int REMEMBERED = 1 << REMEMBERED_BITS;
    /** Columns beyond these remember nothing. */
    private static final int REMEMBERING = 256;
    /** After so many texts a column of which hardly one came twice stops looking. */
    private static final int TRIED = 4_096;

    private byte[][] chunks = new byte[16][];
    private int chunk = -1;
    private int filled = CHUNK;
    private int[][] positions = new int[16][];
    private int[][] lengths = new int[16][];
    private char[][] columns = new char[16][];
    private int size;
    private final @Nullable Recent[] recents = new @Nullable Recent[REMEMBERING];

    private int[] rowNumbers = new int[1024];
    private int[] rowStarts = new int[1024];
    private int rows;
    private int cursor;

    /** @param row not less than that of the cell before */
    void add(int row, int column, char[] from, int offset, int length) {
        if (rows == 0 || rowNumbers[rows - 1] != row) {
            beginRow(row);
        }
        Recent recent = length > LONGEST_REPEATED || column >= REMEMBERING ? null : recent(column);
        int slot = Recent.slot(from, offset, length);
        if (recent != null && recent.has(slot, from, offset, length)) {
            append(recent.positions[slot], recent.metas[slot], column);
            return;
        }
        boolean wide = isWide(from, offset, length);
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
        int position = chunk << CHUNK_BITS | filled;
        int meta = length << FLAG_BITS | (wide ? WIDE : 0) | (number ? NUMBER : 0);
        append(position, meta, column);
        if (recent != null) {
            recent.keep(slot, from, offset, length, position, meta);
        }
        filled = Math.min(CHUNK, filled + bytes);
    }

    private void append(int position, int meta, int column) {
        int page = size >>> PAGE_BITS;
        if (page == positions.length) {
            positions = Arrays.copyOf(positions, 2 * page);
            lengths = Arrays.copyOf(lengths, 2 * page);
            columns = Arrays.copyOf(columns, 2 * page);
        }
        int inPage = size & (PAGE - 1);
        if (inPage == 0) {
            positions[page] = new int[PAGE];
            lengths[page] = new int[PAGE];
            columns[page] = new char[PAGE];
        }
        positions[page][inPage] = position;
        lengths[page][inPage] = meta;
        columns[page][inPage] = (char) column;
        size++;
    }

    private static boolean isWide(char[] from, int offset, int length) {
        int all = 0;
        for (int i = offset; i < offset + length; i++) {
            all |= from[i];
        }
        return all > 0xff;
    }

    /** The texts that came last in one column, one of each place, and where they are kept. */
    private static final class Recent {
        private final char[][] texts = new char[REMEMBERED][];
        private final int[] positions = new int[REMEMBERED];
        private final int[] metas = new int[REMEMBERED];
        private int looked;
        private int found;

        /** By the length and a few of the letters: all of them are compared anyway. */
        static int slot(char[] from, int offset, int length) {
            int last = offset + length - 1;
            int hash = length
                    + 31 * from[offset]
                    + 961 * from[offset + (length >> 1)]
                    + 29_791 * from[last]
                    + 923_521 * from[Math.max(offset, last - 1)]
                    + 28_629_151 * from[Math.max(offset, last - 3)];
            return (hash * 0x9E3779B9) >>> (32 - REMEMBERED_BITS);
        }

        boolean has(int slot, char[] from, int offset, int length) {
            char[] text = texts[slot];
            boolean same = text != null && Arrays.equals(text, 0, text.length, from, offset, offset + length);
            found += same ? 1 : 0;
            return same;
        }

        void keep(int slot, char[] from, int offset, int length, int position, int meta) {
            texts[slot] = Arrays.copyOfRange(from, offset, offset + length);
            positions[slot] = position;
            metas[slot] = meta;
        }
    }

    private @Nullable Recent recent(int column) {
        Recent recent = recents[column];
        if (recent == null) {
            recent = new Recent();
            recents[column] = recent;
        }
        if (recent.looked > TRIED && recent.found < recent.looked >> 4) {
            return null;
        }
        recent.looked++;
        return recent;
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
    public int endOfRow(int index) {
        row(index);
        return cursor + 1 < rows ? rowStarts[cursor + 1] : size;
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

    /** Where its letters are kept. */
    @Override
    public int sameness(int index) {
        return positions[index >>> PAGE_BITS][index & (PAGE - 1)];
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
