package org.imprimatur.inspection.extraction.rtf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.jspecify.annotations.Nullable;

/** The tokens of which RTF consists, one at a time. */
final class RtfTokens {
    enum Kind {
        OPEN,
        CLOSE,
        /** A control word, with a number or without. */
        WORD,
        /** A control symbol: one character behind the backslash. */
        SYMBOL,
        /** One byte of text, as it is or as two hexadecimal digits. */
        BYTE,
        END
    }

    static final int NO_NUMBER = Integer.MIN_VALUE;
    private static final int LONGEST_WORD = 32;
    private static final int LONGEST_NUMBER = 10;

    /** Words that stand for one character. */
    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            Map.entry("tab", "\t"),
            Map.entry("line", "\n"),
            Map.entry("softline", "\n"),
            Map.entry("emdash", "\u2014"),
            Map.entry("endash", "\u2013"),
            Map.entry("emspace", "\u2003"),
            Map.entry("enspace", "\u2002"),
            Map.entry("qmspace", "\u2005"),
            Map.entry("bullet", "\u2022"),
            Map.entry("lquote", "\u2018"),
            Map.entry("rquote", "\u2019"),
            Map.entry("ldblquote", "\u201c"),
            Map.entry("rdblquote", "\u201d"),
            Map.entry("zwbo", "\u200b"),
            Map.entry("zwnbo", "\u2060"),
            Map.entry("zwj", "\u200d"),
            Map.entry("zwnj", "\u200c"),
            Map.entry("ltrmark", "\u200e"),
            Map.entry("rtlmark", "\u200f"));

    private final byte[] file;
    private int at;
    private String word = "";
    private int number = NO_NUMBER;
    private int value;

    RtfTokens(byte[] file) {
        this.file = file;
    }

    /** For which a control word stands; null for most of them. */
    static @Nullable String character(String controlWord) {
        return CHARACTERS.get(controlWord);
    }

    int position() {
        return at;
    }

    /** The name of the control word. */
    String word() {
        return word;
    }

    /** That stands behind the control word, {@link #NO_NUMBER} where none does. */
    int number() {
        return number;
    }

    int number(int otherwise) {
        return number == NO_NUMBER ? otherwise : number;
    }

    /** The symbol, or the byte. */
    int value() {
        return value;
    }

    /** So many bytes that follow as they are. */
    byte[] raw(int length) {
        if (length < 0 || length > file.length - at) {
            throw UninspectableFile.malformed();
        }
        byte[] raw = Arrays.copyOfRange(file, at, at + length);
        at += length;
        return raw;
    }

    Kind next() {
        while (at < file.length && (file[at] == '\r' || file[at] == '\n' || file[at] == 0)) {
            at++;
        }
        if (at >= file.length) {
            return Kind.END;
        }
        int c = file[at++] & 0xff;
        switch (c) {
            case '{':
                return Kind.OPEN;
            case '}':
                return Kind.CLOSE;
            case '\\':
                return control();
            default:
                value = c;
                return Kind.BYTE;
        }
    }

    private Kind control() {
        if (at >= file.length) {
            throw UninspectableFile.malformed();
        }
        int c = file[at] & 0xff;
        if (!isLetter(c)) {
            at++;
            if (c == '\'') {
                if (at + 2 > file.length) {
                    throw UninspectableFile.malformed();
                }
                value = Character.digit(file[at], 16) << 4 | Character.digit(file[at + 1], 16);
                at += 2;
                if (value < 0) {
                    throw UninspectableFile.malformed();
                }
                return Kind.BYTE;
            }
            value = c;
            return Kind.SYMBOL;
        }
        int from = at;
        while (at < file.length && isLetter(file[at] & 0xff)) {
            at++;
        }
        if (at - from > LONGEST_WORD) {
            throw UninspectableFile.malformed();
        }
        word = new String(file, from, at - from, StandardCharsets.US_ASCII);
        readNumber();
        if (at < file.length && file[at] == ' ') {
            at++;
        }
        return Kind.WORD;
    }

    private void readNumber() {
        number = NO_NUMBER;
        int from = at;
        boolean negative = at < file.length && file[at] == '-';
        if (negative) {
            at++;
        }
        int digits = at;
        while (at < file.length && file[at] >= '0' && file[at] <= '9') {
            at++;
        }
        if (at == digits) {
            at = from;
            return;
        }
        if (at - digits > LONGEST_NUMBER) {
            throw UninspectableFile.malformed();
        }
        long parsed = Long.parseLong(new String(file, digits, at - digits, StandardCharsets.US_ASCII));
        number = (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, negative ? -parsed : parsed));
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
