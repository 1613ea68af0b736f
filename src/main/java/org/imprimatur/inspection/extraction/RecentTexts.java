package org.imprimatur.inspection.extraction;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The texts that came last in one column, one of each slot, and where they are kept. Found by their first and last eight bytes, which are all
 * there are of a text of up to sixteen; of a longer one every byte is compared. Not thread-safe.
 */
final class RecentTexts {
    /** In bytes. What is longer hardly comes twice. */
    static final int LONGEST = 64;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SLOT_BITS = 10;
    /** After so many texts a column of which less than half came lately stops looking: to look and find nothing costs more than it saves. */
    private static final int TRIED = 4_096;

    /** What a slot holds, one behind the other so that they are in the processor's cache together: the first and last bytes, meta and place. */
    private static final int LAST = 1;

    private static final int META_AND_PLACE = 2;
    private static final int SLOT = 4;

    private final LetterStore letters;
    private final long[] slots = new long[SLOT << SLOT_BITS];
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
     * @param meta not 0, and with the length in it: two texts of the same bytes are the same if they have the same
     * @return where the same text lay when it came before; the place itself, which is remembered, where it did not come lately
     */
    int earlier(int place, int length, int meta) {
        byte[] bytes = letters.bytes(place);
        int offset = letters.offset(place);
        long first = eight(bytes, offset, Math.min(length, Long.BYTES));
        long last = last(bytes, offset, length - Long.BYTES);
        int slot = slot(first, last);
        looked++;
        long kept = slots[slot + META_AND_PLACE];
        if (slots[slot] == first
                && slots[slot + LAST] == last
                && (int) (kept >>> Integer.SIZE) == meta
                && (length <= 2 * Long.BYTES || isSame(bytes, offset, length, (int) kept))) {
            found++;
            return (int) kept;
        }
        slots[slot] = first;
        slots[slot + LAST] = last;
        slots[slot + META_AND_PLACE] = (long) meta << Integer.SIZE | place;
        return place;
    }

    private boolean isSame(byte[] bytes, int offset, int length, int other) {
        int from = letters.offset(other);
        byte[] others = letters.bytes(other);
        // the first and last eight are the same already
        for (int at = Long.BYTES; at < length - Long.BYTES; at += Long.BYTES) {
            int eight = Math.min(at, length - 2 * Long.BYTES);
            if ((long) EIGHT.get(bytes, offset + eight) != (long) EIGHT.get(others, from + eight)) {
                return false;
            }
        }
        return true;
    }

    /** Where a slot begins. */
    private static int slot(long first, long last) {
        long mixed = (first ^ Long.rotateLeft(last, 23)) * 0x9E3779B97F4A7C15L;
        return (int) ((mixed ^ mixed >>> 32) * 0xC2B2AE3D27D4EB4FL >>> (Long.SIZE - SLOT_BITS)) * SLOT;
    }

    /**
     * The last eight bytes of a text, or 0 where the first are all there are.
     *
     * @param beyond how much longer than eight it is
     */
    private static long last(byte[] bytes, int offset, int beyond) {
        if (offset + Long.BYTES > bytes.length) {
            return 0;
        }
        // without asking whether it is longer, which is hard to guess where texts of eight and of nine letters take
        // turns
        return (long) EIGHT.get(bytes, offset + Math.max(beyond, 0)) & -beyond >> Integer.SIZE - 1;
    }

    /** Up to eight bytes as a number, of which there is at least one; those behind them are not looked at. */
    private static long eight(byte[] bytes, int offset, int length) {
        if (offset + Long.BYTES <= bytes.length) {
            return (long) EIGHT.get(bytes, offset) & -1L >>> (Long.BYTES - length) * Byte.SIZE;
        }
        long some = 0;
        for (int i = length - 1; i >= 0; i--) {
            some = some << Byte.SIZE | (bytes[offset + i] & 0xff);
        }
        return some;
    }
}
