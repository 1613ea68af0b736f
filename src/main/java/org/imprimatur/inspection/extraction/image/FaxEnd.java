package org.imprimatur.inspection.extraction.image;

import org.imprimatur.inspection.rules.Mechanism;

/** Where a fax ends (ITU-T T.6, 2.4.1.1): two marks of an end of line, one behind the other, which the code of no line holds. */
final class FaxEnd {
    private static final int TWO_ENDS = 0x001001;
    private static final int BITS = 24;

    private FaxEnd() {}

    static int of(byte[] fax, PictureTexts said) {
        int last = 0;
        for (int i = 0; i < fax.length; i++) {
            for (int bit = 7; bit >= 0; bit--) {
                last = (last << 1 | (fax[i] >> bit & 1)) & ((1 << BITS) - 1);
                if (last == TWO_ENDS) {
                    int end = rest(fax, i + 1);
                    CodedPicture.coded(fax, 0, end, said);
                    return end;
                }
            }
        }
        // as long as its rows, which are not decoded here
        CodedPicture.coded(fax, 0, fax.length, said);
        said.unread("end", Mechanism.IMAGE_METADATA);
        return fax.length;
    }

    /** In one dimension there are six marks, with bits between that tell the kind of a line. */
    private static int rest(byte[] fax, int from) {
        int to = from;
        while (to < Math.min(fax.length, from + 8) && Integer.bitCount(fax[to] & 0xff) <= 2) {
            to++;
        }
        return to;
    }
}
