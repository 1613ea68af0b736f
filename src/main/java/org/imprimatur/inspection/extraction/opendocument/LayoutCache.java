package org.imprimatur.inspection.extraction.opendocument;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a writer keeps of where its pages begin: numbers of paragraphs, tables and frames, each in a record of its own. */
final class LayoutCache {
    private static final int HEADER = 4;
    private static final int RECORD = 4;
    /** A page, a frame, and where it lies on the page. */
    private static final int LONGEST = 27;

    private LayoutCache() {}

    /** Whether these are such records from the first byte to the last. */
    static boolean is(byte[] bytes) {
        if (bytes.length < HEADER + RECORD + 1 || bytes[0] != 1 || bytes[1] != 0) {
            return false;
        }
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int pages = data.getInt(HEADER);
        if ((pages & 0xff) != 'p' || pages >>> 8 != bytes.length - HEADER) {
            return false;
        }
        int at = HEADER + RECORD + 1;
        while (at + RECORD <= bytes.length) {
            int head = data.getInt(at);
            int length = head >>> 8;
            if ("PTF".indexOf(head & 0xff) < 0 || length <= RECORD || length > LONGEST) {
                return false;
            }
            at += length;
        }
        return at == bytes.length;
    }
}
