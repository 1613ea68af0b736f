package org.imprimatur.inspection.extraction;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Whether a drawing of the old formats (MS-ODRAW 2.2) has pictures in it. */
final class Pictures {
    private static final int CONTAINER = 0xf;
    private static final int ENTRY = 0xf007;
    private static final int ENTRY_LENGTH = 36;
    private static final int FIRST = 0xf018;
    private static final int LAST = 0xf117;

    private Pictures() {}

    static boolean areIn(byte[] drawing) {
        try {
            return areIn(ByteBuffer.wrap(drawing).order(ByteOrder.LITTLE_ENDIAN), 0, drawing.length, 0);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            // not as the format says; there may be anything in it
            return true;
        }
    }

    private static boolean areIn(ByteBuffer drawing, int from, int to, int depth) {
        int at = from;
        while (at + 8 <= to) {
            int head = Short.toUnsignedInt(drawing.getShort(at));
            int type = Short.toUnsignedInt(drawing.getShort(at + 2));
            int length = drawing.getInt(at + 4);
            int end = at + 8 + length;
            if (length < 0 || end > to || depth > CONTAINER) {
                return true;
            }
            boolean picture = (type >= FIRST && type <= LAST && type < 0xf11a && isPicture(type))
                    || (type == ENTRY && length > ENTRY_LENGTH);
            boolean inside = (head & CONTAINER) == CONTAINER && areIn(drawing, at + 8, end, depth + 1);
            if (picture || inside) {
                return true;
            }
            at = end;
        }
        return false;
    }

    private static boolean isPicture(int type) {
        return type <= 0xf02a || type == LAST;
    }
}
