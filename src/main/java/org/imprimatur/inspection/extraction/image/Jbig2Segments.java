package org.imprimatur.inspection.extraction.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.imprimatur.inspection.extraction.UninspectableFile;

/** Segments of JBIG2 (ITU-T T.88, 7.2), one behind the other. */
final class Jbig2Segments {
    /** Those that code what is shown, and those that tell where pages and the file end. */
    private static final Set<Integer> SHOWN =
            Set.of(0, 4, 6, 7, 16, 20, 22, 23, 36, 38, 39, 40, 42, 43, 48, 49, 50, 51, 52, 53);

    private static final int LONG_FORM = 7;
    private static final int LARGE_PAGE_NUMBER = 0x40;

    private final byte[] bytes;
    private final PictureTexts said;

    Jbig2Segments(byte[] bytes, PictureTexts said) {
        this.bytes = bytes;
        this.said = said;
    }

    /** @return where the last segment ends */
    int read() {
        var data = ByteBuffer.wrap(bytes);
        int at = 0;
        while (at + 11 <= bytes.length) {
            long number = Integer.toUnsignedLong(data.getInt(at));
            int flags = bytes[at + 4];
            int referred = (bytes[at + 5] & 0xff) >> 5;
            int header = at + 6;
            if (referred == LONG_FORM) {
                referred = data.getInt(at + 5) & 0x1fffffff;
                header = at + 9 + (referred + 8) / 8;
            }
            if (referred > bytes.length) {
                throw UninspectableFile.malformed();
            }
            header += referred * (number <= 256 ? 1 : number <= 65536 ? 2 : 4);
            header += (flags & LARGE_PAGE_NUMBER) != 0 ? 4 : 1;
            long length = Integer.toUnsignedLong(data.getInt(header));
            int kind = flags & 0x3f;
            int from = header + 4;
            boolean untilTheEnd = length == 0xffffffffL;
            if (!untilTheEnd && length > bytes.length - from) {
                throw UninspectableFile.malformed();
            }
            int to = untilTheEnd ? bytes.length : from + (int) length;
            if (SHOWN.contains(kind)) {
                CodedPicture.coded(bytes, from, to, said);
            } else {
                said.hidden("extension", Arrays.copyOfRange(bytes, from, to));
            }
            at = to;
        }
        return at;
    }
}
