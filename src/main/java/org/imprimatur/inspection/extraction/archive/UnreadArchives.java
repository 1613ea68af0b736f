package org.imprimatur.inspection.extraction.archive;

import java.nio.charset.StandardCharsets;

/** Archives and packed files that are not read, told by their first bytes so that nobody takes them for texts. */
final class UnreadArchives {
    private static final int ISO_SECTOR_16 = 16 * 2_048;

    private UnreadArchives() {}

    static boolean is(byte[] file) {
        return has(file, 0, "Rar!\u001a\u0007")
                || has(file, 0, "MSCF\0\0\0\0")
                || has(file, ISO_SECTOR_16 + 1, "CD001")
                || isArj(file)
                || has(file, 0, "!<arch>\n")
                || has(file, 0, "(\u00b5/\u00fd")
                || has(file, 0, "\u0004\"M\u0018")
                || has(file, 0, "\u001f\u009d")
                || has(file, 0, "LZIP\u0001");
    }

    /** A header of at most 2,600 bytes that says how long its first part is. */
    private static boolean isArj(byte[] file) {
        if (!has(file, 0, "\u0060\u00ea") || file.length < 5) {
            return false;
        }
        int length = (file[2] & 0xff) | (file[3] & 0xff) << 8;
        return length <= 2_600 && (file[4] & 0xff) <= 0x40;
    }

    private static boolean has(byte[] file, int at, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (file.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (file[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
