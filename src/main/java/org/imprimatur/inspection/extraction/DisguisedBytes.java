package org.imprimatur.inspection.extraction;

import java.util.List;
import org.imprimatur.inspection.rules.InvisibleCharacters;

/**
 * Whether a file that is not UTF-8 holds pieces of UTF-8 that a program which takes it for such would not show, or would show as
 * letters of another alphabet, between letters and digits. One wrong byte elsewhere must not be enough to hide them.
 */
final class DisguisedBytes {
    private static final List<Character.UnicodeScript> SIMILAR =
            List.of(Character.UnicodeScript.CYRILLIC, Character.UnicodeScript.GREEK, Character.UnicodeScript.ARMENIAN);

    private DisguisedBytes() {}

    static boolean hideUtf8(byte[] file) {
        for (int i = 0; i < file.length; i++) {
            int length = file[i] >= 0 ? 0 : lengthOf(file[i] & 0xff);
            if (length > 0 && i + length <= file.length && continues(file, i, length)) {
                int c = codePoint(file, i, length);
                boolean beside = isAscii(file, i - 1) || isAscii(file, i + length);
                if (beside && (InvisibleCharacters.include(c) || isDisguise(c))) {
                    return true;
                }
                i += length - 1;
            }
        }
        return false;
    }

    private static boolean isDisguise(int c) {
        return c > 0xff
                && (Character.isDigit(c)
                        || (c >= 0xff01 && c <= 0xff5e)
                        || (Character.isLetter(c) && SIMILAR.contains(Character.UnicodeScript.of(c)) && c > 0x36f));
    }

    private static int lengthOf(int first) {
        if (first >= 0xc2 && first <= 0xdf) {
            return 2;
        }
        if (first >= 0xe0 && first <= 0xef) {
            return 3;
        }
        return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
    }

    private static boolean continues(byte[] file, int at, int length) {
        for (int i = 1; i < length; i++) {
            if ((file[at + i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    private static int codePoint(byte[] file, int at, int length) {
        int c = file[at] & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            c = c << 6 | (file[at + i] & 0x3f);
        }
        return c;
    }

    private static boolean isAscii(byte[] file, int at) {
        if (at < 0 || at >= file.length) {
            return false;
        }
        byte c = file[at];
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
