package org.imprimatur.inspection.extraction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.CellText;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.ShortText;
import org.imprimatur.inspection.rules.TableCells;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a text file: ten bytes each beside their letters, which take one byte where they are Latin, and none where they lie in the
 * file as they are; a text that came in its column not long ago is not kept again. Filled once, row by row. Reading is quick in the order of
 * the cells. Not thread-safe.
 */
final class TextCells extends TableCells {
    /** What does not fit the number of a column is no table. */
    static final int LAST_COLUMN = Character.MAX_VALUE;

    /** A page is so small that the garbage collector keeps it in a region together with others. */
    private static final int PAGE_BITS = 15;

    private static final int PAGE = 1 << PAGE_BITS;
    private static final int WIDE = 1;
    private static final int NUMBER = 2;
    /** The text came for the first time, as far as is known: what is made of it need not be remembered. */
    private static final int ALONE = 4;

    private static final int FLAG_BITS = 3;
    private static final int LONGEST_NUMBER = 18;

    /** Columns beyond these remember nothing. */
    private static final int REMEMBERING = 256;

    private final byte[] file;
    private final LetterStore letters;
    /** Of each cell the length and flags of its text, and above them its place: together, since whoever needs one mostly needs the other. */
    private long[][] texts = new long[16][];

    private char[][] columns = new char[16][];
    /** The page that is being filled. */
    private long[] lastTexts = new long[0];

    private char[] lastColumns = new char[0];
    private int size;
    private final @Nullable RecentTexts[] recents = new @Nullable RecentTexts[REMEMBERING];

    private int[] rowNumbers = new int[1024];
    private int[] rowStarts = new int[1024];
    private int rows;
    private int lastRow = -1;
    private int cursor;

    TextCells() {
        this(new byte[0]);
    }

    /** @param file in which cells may lie; it must not change */
    TextCells(byte[] file) {
        this.file = file;
        this.letters = new LetterStore(file);
    }

    /**
     * A cell whose ASCII letters lie in the file.
     *
     * @param row not less than that of the cell before
     */
    void add(int row, int column, int offset, int length) {
        append(row, column, offset, length, length << FLAG_BITS | (isNumber(file, offset, length) ? NUMBER : 0));
    }

    /** @param row not less than that of the cell before */
    void add(int row, int column, char[] from, int offset, int length) {
        boolean wide = isWide(from, offset, length);
        int bytes = wide ? 2 * length : length;
        int place = letters.room(bytes);
        byte[] to = letters.bytes(place);
        int begin = letters.offset(place);
        int at = begin;
        for (int i = offset; i < offset + length; i++) {
            if (wide) {
                to[at++] = (byte) (from[i] >> 8);
            }
            to[at++] = (byte) from[i];
        }
        boolean number = !wide && isNumber(to, begin, length);
        int meta = length << FLAG_BITS | (wide ? WIDE : 0) | (number ? NUMBER : 0);
        if (append(row, column, place, bytes, meta) == place) {
            letters.keep(bytes);
        }
    }

    /** @return where the text is kept: where it lay when it came before, or else at its own place */
    private int append(int row, int column, int place, int bytes, int meta) {
        if (row != lastRow) {
            beginRow(row);
        }
        RecentTexts recent = bytes > RecentTexts.LONGEST || column >= REMEMBERING ? null : recent(column);
        int kept = recent == null ? place : recent.earlier(place, bytes, meta);
        int inPage = size & (PAGE - 1);
        if (inPage == 0) {
            beginPage(size >>> PAGE_BITS);
        }
        lastTexts[inPage] = (long) kept << Integer.SIZE | (kept == place ? meta | ALONE : meta);
        lastColumns[inPage] = (char) column;
        size++;
        return kept;
    }

    private void beginPage(int page) {
        if (page == texts.length) {
            texts = Arrays.copyOf(texts, 2 * page);
            columns = Arrays.copyOf(columns, 2 * page);
        }
        lastTexts = new long[PAGE];
        lastColumns = new char[PAGE];
        texts[page] = lastTexts;
        columns[page] = lastColumns;
    }

    private static boolean isWide(char[] from, int offset, int length) {
        int all = 0;
        for (int i = offset; i < offset + length; i++) {
            all |= from[i];
        }
        return all > 0xff;
    }

    private @Nullable RecentTexts recent(int column) {
        RecentTexts recent = recents[column];
        if (recent == null) {
            recent = new RecentTexts(letters);
            recents[column] = recent;
        }
        return recent.areWorthAsking() ? recent : null;
    }

    /** Digits with points and commas: as a workbook would hold it as a number. */
    private static boolean isNumber(byte[] from, int offset, int length) {
        if (length > LONGEST_NUMBER || from[offset] < '0' || from[offset] > '9') {
            return false;
        }
        for (int i = offset + 1; i < offset + length; i++) {
            byte c = from[i];
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
        lastRow = row;
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

    /** No field comes twice, and none before one on its left. */
    @Override
    public boolean isFilled(int from, int end) {
        return column(end - 1) == end - from - 1;
    }

    @Override
    public Cell.Kind kind(int index) {
        return isNumber(kept(index)) ? Cell.Kind.NUMBER : Cell.Kind.TEXT;
    }

    @Override
    public Mechanism mechanism(int index) {
        return Mechanism.VISIBLE;
    }

    @Override
    public String text(int index) {
        long kept = kept(index);
        byte[] from = letters.bytes(place(kept));
        int offset = letters.offset(place(kept));
        return isWide(kept)
                ? wide(from, offset, length(kept))
                : new String(from, offset, length(kept), StandardCharsets.ISO_8859_1);
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

    /** Where its letters are kept, from the second time on. */
    @Override
    public int sameness(int index) {
        long kept = kept(index);
        return (kept & ALONE) == 0 ? place(kept) : -1;
    }

    @Override
    public boolean saysNothing(int index) {
        long kept = kept(index);
        return isNumber(kept) && length(kept) <= 4;
    }

    @Override
    public boolean allVisible() {
        return true;
    }

    @Override
    public boolean showValues() {
        return true;
    }

    @Override
    public String value(int index) {
        return text(index);
    }

    @Override
    public boolean show(int index, ShortText into) {
        long kept = kept(index);
        int place = place(kept);
        return !isWide(kept) && into.show(letters.bytes(place), letters.offset(place), length(kept));
    }

    @Override
    public void show(int index, CellText into) {
        long kept = kept(index);
        int length = length(kept);
        byte[] from = letters.bytes(place(kept));
        int offset = letters.offset(place(kept));
        char[] to = into.room(length);
        if (isWide(kept)) {
            widen(from, offset, length, to);
        } else {
            for (int i = 0; i < length; i++) {
                to[i] = (char) (from[offset + i] & 0xff);
            }
        }
    }

    private long kept(int index) {
        return texts[index >>> PAGE_BITS][index & (PAGE - 1)];
    }

    private static int place(long kept) {
        return (int) (kept >>> Integer.SIZE);
    }

    private static int length(long kept) {
        return (int) kept >>> FLAG_BITS;
    }

    private static boolean isWide(long kept) {
        return (kept & WIDE) != 0;
    }

    private static boolean isNumber(long kept) {
        return (kept & NUMBER) != 0;
    }
}
