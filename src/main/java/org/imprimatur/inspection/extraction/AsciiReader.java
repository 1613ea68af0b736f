package org.imprimatur.inspection.extraction;

import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Characters of bytes that are ASCII, as most large files are: four times as fast as a decoder that has to expect more. */
final class AsciiReader extends Reader {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long SPACES = 0x2020202020202020L;

    private final byte[] bytes;
    private int at;

    AsciiReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** Whether every byte is an ASCII character that a text may hold. Eight at a time where none of them is a control. */
    static boolean isPlain(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length) {
            if (i + Long.BYTES <= bytes.length) {
                long eight = (long) EIGHT.get(bytes, i);
                boolean special = ((eight | (eight - SPACES)) & HIGH) != 0;
                if (!special || isPlainWithLineEnds(eight)) {
                    i += Long.BYTES;
                    continue;
                }
            }
            for (int end = Math.min(bytes.length, i + Long.BYTES); i < end; i++) {
                byte b = bytes[i];
                if (b < 0 || (b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f')) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether all eight are ASCII, and no controls but CR and LF, of which most lines of a table have both. */
    private static boolean isPlainWithLineEnds(long eight) {
        if ((eight & HIGH) != 0) {
            return false;
        }
        // no sum of two bytes below 128 reaches into the next byte; the high bit says that the byte is not the one that
        // is looked for
        long notCr = (eight ^ ONES * '\r') + ONES * 0x7f;
        long notLf = (eight ^ ONES * '\n') + ONES * 0x7f;
        long notControl = eight + ONES * (0x80 - ' ');
        return ((notControl | ~notCr | ~notLf) & HIGH) == HIGH;
    }

    @Override
    public int read(char[] into, int offset, int length) {
        int count = Math.min(length, bytes.length - at);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        for (int i = 0; i < count; i++) {
            into[offset + i] = (char) bytes[at + i];
        }
        at += count;
        return count;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
