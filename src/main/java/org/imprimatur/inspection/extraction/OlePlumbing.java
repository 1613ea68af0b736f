package org.imprimatur.inspection.extraction;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * Streams of an OLE2 container that tell programs how an object is embedded and what made it (MS-OLEDS 2.3, MS-DOC 2.9.166). They are
 * what they are called only where they are built so, and hold nothing else.
 */
public final class OlePlumbing {
    private static final int UNICODE_MARK = 0x71b239f4;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_CLASS = 40;
    private static final int LONGEST_INFO = 8;

    private OlePlumbing() {}

    /** Whether a stream of this name is one of these, from its first byte to its last. */
    public static boolean is(String name, byte[] stream) {
        ByteBuffer data = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        try {
            return switch (name.toUpperCase(Locale.ROOT)) {
                case "\u0001COMPOBJ" -> isMaker(data);
                case "\u0001OLE" -> isEmbedding(data);
                case "\u0003OBJINFO" -> stream.length <= LONGEST_INFO;
                default -> false;
            };
        } catch (BufferUnderflowException | IllegalArgumentException tooShort) {
            return false;
        }
    }

    /** CompObjStream: a header, three names, and the same names in Unicode, which old programs leave out. */
    private static boolean isMaker(ByteBuffer data) {
        skip(data, 28);
        boolean sound = name(data, 1, LONGEST_NAME) && format(data, 1);
        if (!sound || !data.hasRemaining()) {
            return sound;
        }
        sound = name(data, 1, LONGEST_CLASS);
        if (sound && data.hasRemaining()) {
            int mark = data.getInt();
            sound = mark == 0 || mark == UNICODE_MARK;
            if (sound && mark == UNICODE_MARK) {
                sound = name(data, 2, LONGEST_NAME) && format(data, 2) && name(data, 2, LONGEST_CLASS);
            }
        }
        return sound && isZero(data);
    }

    private static boolean name(ByteBuffer data, int width, int longest) {
        int length = data.getInt();
        if (length < 0 || length > longest) {
            return false;
        }
        skip(data, length * width);
        return true;
    }

    /** A number of the system's, or a name. */
    private static boolean format(ByteBuffer data, int width) {
        int length = data.getInt(data.position());
        if (length == -1 || length == -2) {
            skip(data, 8);
            return true;
        }
        return name(data, width, LONGEST_NAME);
    }

    /** OLEStream of an object that lies here: one that lies elsewhere tells where, in a form that only its program knows. */
    private static boolean isEmbedding(ByteBuffer data) {
        skip(data, 4);
        boolean linked = (data.getInt() & 1) != 0;
        skip(data, 4);
        return !linked && isZero(data);
    }

    private static boolean isZero(ByteBuffer data) {
        while (data.hasRemaining()) {
            if (data.get() != 0) {
                return false;
            }
        }
        return true;
    }

    private static void skip(ByteBuffer data, int bytes) {
        data.position(data.position() + bytes);
    }
}
