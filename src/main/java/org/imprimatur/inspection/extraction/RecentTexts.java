package org.imprimatur.inspection.extraction;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The texts that came last in one column, one of each slot, and where they are kept. Found by their first and last eight bytes, which are all
 * there are of a text of up to sixteen; of a longer one every byte is compared. Not thread-safe.
 */
final class RecentTexts {
    /** In bytes. What is longer hardly comes twice. */
    static final int LONGEST = 64;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SLOT_BITS = 8;
    private static final int SLOTS = 1 << SLOT_BITS;
    /** After so many texts a column of which less than half came lately stops looking: to look and find nothing costs more than it saves. */
    private static final int TRIED = 4_096;

    private final LetterStore letters;
    private final long[] firsts = new long[SLOTS];
    private final long[] lasts = new long[SLOTS];
    /** 0 where the slot is empty: no text is. */
    private final int[] lengths = new int[SLOTS];

    private final int[] metas = new int[SLOTS];
    private final int[] places = new int[SLOTS];
    private int looked;
    private int found;

    RecentTexts(LetterStore letters) {
        this.letters = letters;
    }

    boolean areWorthAsking() {
        return looked <= TRIED || found >= looked >> 1;
    }

    /**
     * @param place where the text lies now
     * @param meta two texts of the same bytes are the same if they have the same
     * @return where the same text lay when it came before; the place itself, which is remembered, where it did not come lately
     */
    int earlier(int place, int length, int meta) {
        byte[] bytes = letters.bytes(place);
        int offset = letters.offset(place);
        long first = eight(bytes, offset, Math.min(length, Long.BYTES));
        long last = length <= Long.BYTES ? 0 : eight(bytes, offset + length - Long.BYTES, Long.BYTES);
        int slot = slot(first, last, length);
        looked++;
        if (firsts[slot] == first
                && lasts[slot] == last
                && lengths[slot] == length
                && metas[slot] == meta
                && (length <= 2 * Long.BYTES || isSame(bytes, offset, length, places[slot]))) {
            found++;
            return places[slot];
        }
        firsts[slot] = first;
        lasts[slot] = last;
        lengths[slot] = length;
        metas[slot] = meta;
        places[slot] = place;
        return place;
    }

    private boolean isSame(byte[] bytes, int offset, int length, int other) {
        int from = letters.offset(other);
        return Arrays.equals(bytes, offset, offset + length, letters.bytes(other), from, from + length);
    }

    private static int slot(long first, long last, int length) {
        long mixed = (first + length) * 0x9E3779B97F4A7C15L ^ (last * 0xC2B2AE3D27D4EB4FL);
        return (int) ((mixed ^ mixed >>> 29) * 0x9E3779B97F4A7C15L >>> (Long.SIZE - SLOT_BITS));
    }

    /** Up to eight bytes as a number; those behind them are not looked at. */
    private static long eight(byte[] bytes, int offset, int length) {
        if (offset + Long.BYTES <= bytes.length) {
            long all = (long) EIGHT.get(bytes, offset);
            return length == Long.BYTES ? all : all & ((1L << (length * Byte.SIZE)) - 1);
        }
        long some = 0;
        for (int i = length - 1; i >= 0; i--) {
            some = some << Byte.SIZE | (bytes[offset + i] & 0xff);
        }
        return some;
    }
}
