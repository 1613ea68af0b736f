package org.imprimatur.inspection.extraction;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the fields of separated values in bytes, where every ASCII byte is that character, as in ASCII and UTF-8: most fields can stay where
 * they lie. Takes what {@link Separator#rows} takes of characters, and refuses what that refuses; rows end at CR, LF or both. Not thread-safe.
 */
final class SeparatedBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long CARRIAGE_RETURNS = ONES * '\r';
    private static final long LINE_FEEDS = ONES * '\n';
    private static final byte QUOTE = '"';
    /** So many bytes are looked at together, a bit for each. */
    private static final int WINDOW = Long.SIZE;

    /** As long as a field may be for the parser of characters. */
    private static final int LONGEST = 1 << 24;

    private final byte[] bytes;
    private final byte separator;
    private final long separators;
    private final Fields fields;
    private int row;
    /** Where the bytes begin that were looked at last. */
    private int window = -WINDOW;
    /** Which of them end a field, as the end of all bytes does. */
    private long ends;

    /** Is told of every field that is not empty, in their order. Rows and columns are counted from 0; blank lines are rows. */
    interface Fields {
        /** A field that lies in the bytes as it is. */
        void field(int row, int column, int from, int to);

        /** A quoted field with quotes in it, which are doubled in the bytes. */
        void field(int row, int column, byte[] unquoted);

        /** How far it is. */
        void at(int place);
    }

    /** @param separator an ASCII character */
    SeparatedBytes(byte[] bytes, char separator, Fields fields) {
        this.bytes = bytes;
        this.separator = (byte) separator;
        this.separators = ONES * separator;
        this.fields = fields;
    }

    /** @throws UninspectableFile where quotes make no sense */
    void read(int from) {
        int at = from;
        while (at < bytes.length) {
            at = readRow(at);
            row++;
            fields.at(at);
        }
    }

    /** @return where the next row begins */
    private int readRow(int from) {
        int at = from;
        for (int column = 0; ; column++) {
            int end = at < bytes.length && bytes[at] == QUOTE ? quoted(column, at) : unquoted(column, at);
            if (end == bytes.length) {
                return end;
            }
            if (bytes[end] != separator) {
                boolean both = bytes[end] == '\r' && end + 1 < bytes.length && bytes[end + 1] == '\n';
                return both ? end + 2 : end + 1;
            }
            at = end + 1;
        }
    }

    private int unquoted(int column, int from) {
        int end = endOfField(from);
        if (end > from) {
            checkLength(from, end);
            fields.field(row, column, from, end);
        }
        return end;
    }

    private int endOfField(int from) {
        int at = from;
        while (true) {
            if (at >= window + WINDOW) {
                lookAt(at);
            }
            long rest = ends >>> (at - window);
            if (rest != 0) {
                return at + Long.numberOfTrailingZeros(rest);
            }
            at = window + WINDOW;
        }
    }

    /** Finds all ends in the next 64 bytes, so that from field to field there is no loop with another number of rounds each time. */
    private void lookAt(int begin) {
        window = begin;
        ends = 0;
        if (begin + WINDOW <= bytes.length) {
            for (int word = 0; word < WINDOW; word += Long.BYTES) {
                ends |= endsOfEight((long) EIGHT.get(bytes, begin + word)) << word;
            }
            return;
        }
        for (int at = begin; at < bytes.length; at++) {
            ends |= isEnd(bytes[at]) ? 1L << (at - begin) : 0;
        }
        ends |= 1L << (bytes.length - begin);
    }

    /** @return a bit for each byte, the lowest for the first */
    private long endsOfEight(long eight) {
        long high = ~(other(eight, separators) & other(eight, CARRIAGE_RETURNS) & other(eight, LINE_FEEDS)) & HIGH;
        // every high bit comes to the top by one bit of the factor, and nothing else comes there
        return (high >>> 7) * 0x0102040810204080L >>> 56;
    }

    /** The high bit of each byte that is another than in the pattern. No sum of two bytes below 128 reaches into the next byte. */
    private static long other(long eight, long pattern) {
        long difference = eight ^ pattern;
        return ((difference & ~HIGH) + ~HIGH) | difference;
    }

    private boolean isEnd(byte b) {
        return b == separator || b == '\n' || b == '\r';
    }

    private int quoted(int column, int from) {
        int quotes = 0;
        int at = from + 1;
        while (true) {
            while (at < bytes.length && bytes[at] != QUOTE) {
                at++;
            }
            if (at == bytes.length) {
                throw UninspectableFile.malformed();
            }
            if (at + 1 == bytes.length || bytes[at + 1] != QUOTE) {
                break;
            }
            quotes++;
            at += 2;
        }
        int end = at + 1;
        if (end < bytes.length && !isEnd(bytes[end])) {
            throw UninspectableFile.malformed();
        }
        checkLength(from, end);
        if (quotes > 0) {
            fields.field(row, column, withSingleQuotes(from + 1, at, quotes));
        } else if (at > from + 1) {
            fields.field(row, column, from + 1, at);
        }
        return end;
    }

    private byte[] withSingleQuotes(int from, int to, int quotes) {
        byte[] single = new byte[to - from - quotes];
        int filled = 0;
        for (int at = from; at < to; at++) {
            single[filled++] = bytes[at];
            at += bytes[at] == QUOTE ? 1 : 0;
        }
        return single;
    }

    private static void checkLength(int from, int end) {
        if (end - from > LONGEST) {
            throw UninspectableFile.malformed();
        }
    }
}
