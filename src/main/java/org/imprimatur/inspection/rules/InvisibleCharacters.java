package org.imprimatur.inspection.rules;

/** Characters that show nothing: Unicode's default-ignorable code points, and controls. */
public final class InvisibleCharacters {
    private InvisibleCharacters() {}

    public static boolean include(int c) {
        return c == 0xad
                || c == 0x34f
                || c == 0x61c
                || c == 0x115f
                || c == 0x1160
                || between(c, 0x17b4, 0x17b5)
                || between(c, 0x180b, 0x180f)
                || between(c, 0x200b, 0x200f)
                || between(c, 0x202a, 0x202e)
                || between(c, 0x2060, 0x206f)
                || c == 0x3164
                || between(c, 0xfe00, 0xfe0f)
                || c == 0xfeff
                || c == 0xffa0
                || between(c, 0xfff0, 0xfff8)
                || between(c, 0x1bca0, 0x1bca3)
                || between(c, 0x1d173, 0x1d17a)
                || between(c, 0xe0000, 0xe0fff)
                || (c < ' ' && c != '\t' && c != '\n' && c != '\r')
                || between(c, 0x7f, 0x9f);
    }

    private static boolean between(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
