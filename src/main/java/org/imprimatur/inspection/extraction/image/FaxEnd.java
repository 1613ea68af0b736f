package org.imprimatur.inspection.extraction.image;

import org.imprimatur.inspection.rules.Mechanism;

/** Where a fax ends (ITU-T T.4, 4.1.4, and T.6, 2.4.1.1): ends of lines one behind the other, which the code of no line holds. */
final class FaxEnd {
    /** Eleven bits of zero and a one. */
    private static final int END_OF_LINE = 1;

    private static final int LENGTH = 12;

    private final byte[] fax;

    private FaxEnd(byte[] fax) {
        this.fax = fax;
    }

    static int of(byte[] fax, PictureTexts said) {
        int end = new FaxEnd(fax).end();
        if (end < 0) {
            // it has as many rows as it is said to have, which are not decoded here
            said.unread("end", Mechanism.IMAGE_METADATA);
            end = fax.length;
        }
        CodedPicture.coded(fax, 0, end, said);
        return end;
    }

    private int end() {
        int last = ~0;
        for (long bit = 0; bit < 8L * fax.length; bit++) {
            last = last << 1 | bit(bit);
            boolean twice = (last & 0xffffff) == (END_OF_LINE << LENGTH | END_OF_LINE);
            // with a bit between that tells the kind of the line
            boolean marked = (last & 0x1ffefff) == (END_OF_LINE << (LENGTH + 1) | END_OF_LINE);
            if (twice || marked) {
                return (int) ((further(bit + 1) + 7) / 8);
            }
        }
        return -1;
    }

    /** In one dimension there are six of them. */
    private long further(long from) {
        long at = from;
        while (isEndOfLine(at) || isEndOfLine(at + 1)) {
            at += isEndOfLine(at) ? LENGTH : LENGTH + 1;
        }
        return at;
    }

    private boolean isEndOfLine(long at) {
        if (at + LENGTH > 8L * fax.length) {
            return false;
        }
        int code = 0;
        for (long bit = at; bit < at + LENGTH; bit++) {
            code = code << 1 | bit(bit);
        }
        return code == END_OF_LINE;
    }

    private int bit(long at) {
        return fax[(int) (at >> 3)] >> (7 - (int) (at & 7)) & 1;
    }
}
