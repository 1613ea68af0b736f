package org.imprimatur.inspection.extraction.pdf;

import java.util.Arrays;
import java.util.List;

/** Numbers of several bytes, the largest first, and what lies between places that numbers tell. */
final class Numbers {
    private Numbers() {}

    /** @throws IndexOutOfBoundsException where the data end before it */
    static int at(byte[] data, int from, int width) {
        return (int) longAt(data, from, width);
    }

    /** @throws IndexOutOfBoundsException where the data end before it */
    static long longAt(byte[] data, int from, int width) {
        long number = 0;
        for (int i = from; i < from + width; i++) {
            number = number << 8 | (data[i] & 0xff);
        }
        return number;
    }

    /** Takes what lies there, but for blanks. */
    static void between(byte[] data, int from, int to, List<byte[]> into) {
        if (from < to) {
            byte[] bytes = Arrays.copyOfRange(data, from, to);
            if (!PackedStream.isBlank(bytes)) {
                into.add(bytes);
            }
        }
    }
}
