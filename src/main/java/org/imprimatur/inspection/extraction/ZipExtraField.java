package org.imprimatur.inspection.extraction;

import java.nio.ByteBuffer;

/** The extra fields of ZIP headers: times and paddings pass, whatever else could carry content does not. */
final class ZipExtraField {
    private static final int WIDE_SIZES = 0x0001;
    private static final int NTFS_TIMES = 0x000a;
    private static final int UNIX_TIMES = 0x5455;
    private static final int UNIX_OWNER = 0x7875;
    private static final int JAVA_ARCHIVE = 0xcafe;
    /** Room that Office leaves for later growth (ECMA-376 part 2, annex B): a signature, a length, zeros. */
    private static final int GROWTH_HINT = 0xa220;

    private static final int LONGEST = 36;

    private ZipExtraField() {}

    static void check(ByteBuffer file, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end) {
            int id = Short.toUnsignedInt(file.getShort(at));
            int size = Short.toUnsignedInt(file.getShort(at + 2));
            boolean passes = switch (id) {
                case WIDE_SIZES, NTFS_TIMES, UNIX_TIMES, UNIX_OWNER, JAVA_ARCHIVE -> size <= LONGEST;
                case GROWTH_HINT -> zeros(file, at + 8, at + 4 + size);
                default -> false;
            };
            at += 4 + size;
            if (!passes || at > end) {
                throw UninspectableFile.malformed();
            }
        }
    }

    private static boolean zeros(ByteBuffer file, int from, int to) {
        for (int at = from; at < to; at++) {
            if (file.get(at) != 0) {
                return false;
            }
        }
        return true;
    }
}
