package org.imprimatur.inspection.extraction.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.jspecify.annotations.Nullable;

/**
 * Fonts that are programs (Adobe Type 1 Font Format, 1990): a part in clear text that ends with {@code eexec}, one that is encrypted by a
 * key that everybody knows, and zeros.
 */
final class Type1Font {
    private static final String LAST_OF_CLEAR = "eexec";
    private static final String LAST_OF_ENCRYPTED = "closefile";
    /** Clause 7.3. */
    private static final int KEY = 55665;

    private static final int FACTOR = 52845;
    private static final int SUMMAND = 22719;
    /** Bytes at the beginning that say nothing. */
    private static final int RANDOM = 4;

    private Type1Font() {}

    /** Null where it is no font. */
    static @Nullable ReadData of(byte[] data) {
        String written = new String(data, StandardCharsets.ISO_8859_1);
        int clear = written.indexOf(LAST_OF_CLEAR);
        if (!written.startsWith("%!")
                || clear < 0
                || !written.substring(0, clear).contains("/FontMatrix")) {
            return null;
        }
        int begin = clear + LAST_OF_CLEAR.length();
        while (begin < data.length && Lexer.isBlank(data[begin])) {
            begin++;
        }
        boolean hexadecimal = begin + RANDOM <= data.length
                && written.substring(begin, begin + RANDOM).chars().allMatch(HexFormat::isHexDigit);
        return hexadecimal ? ofDigits(written, begin) : ofBytes(data, begin);
    }

    private static @Nullable ReadData ofBytes(byte[] data, int begin) {
        byte[] decrypted = decrypted(data, begin);
        String program = new String(decrypted, StandardCharsets.ISO_8859_1);
        int end = end(program);
        return end < 0 ? null : read(data, begin, program.substring(0, end), begin + RANDOM + end);
    }

    private static @Nullable ReadData ofDigits(String written, int begin) {
        var digits = new StringBuilder();
        int at = begin;
        while (at < written.length() && (HexFormat.isHexDigit(written.charAt(at)) || written.charAt(at) <= ' ')) {
            if (written.charAt(at) > ' ') {
                digits.append(written.charAt(at));
            }
            at++;
        }
        digits.setLength(digits.length() & ~1);
        byte[] encrypted = HexFormat.of().parseHex(digits);
        String program = new String(decrypted(encrypted, 0), StandardCharsets.ISO_8859_1);
        int end = end(program);
        if (end < 0) {
            return null;
        }
        int left = 2 * (RANDOM + end);
        int behind = begin;
        while (left > 0) {
            left -= written.charAt(behind++) > ' ' ? 1 : 0;
        }
        return read(written.getBytes(StandardCharsets.ISO_8859_1), begin, program.substring(0, end), behind);
    }

    private static ReadData read(byte[] data, int begin, String program, int end) {
        List<byte[]> beside = new ArrayList<>();
        String behind = new String(data, end, data.length - end, StandardCharsets.ISO_8859_1);
        String left = behind.replaceAll("\\s*0[0\\s]{31,}", "").replaceFirst("cleartomark|\\{restore}\\s*if", "");
        if (!left.isBlank()) {
            Numbers.between(data, end, data.length, beside);
        }
        byte[] decrypted = program.getBytes(StandardCharsets.ISO_8859_1);
        return new ReadData(BinaryStrings.in(data, 0, begin) + "\n" + BinaryStrings.in(decrypted), beside);
    }

    /** Where the program ends with blanks behind its last word; -1 where it is none. */
    private static int end(String program) {
        int last = program.indexOf(LAST_OF_ENCRYPTED);
        if (last < 0 || !program.contains("/Private") || !program.contains("/CharStrings")) {
            return -1;
        }
        int end = last + LAST_OF_ENCRYPTED.length();
        while (end < program.length() && program.charAt(end) <= ' ' && program.charAt(end) > 0) {
            end++;
        }
        return end;
    }

    private static byte[] decrypted(byte[] data, int from) {
        byte[] decrypted = new byte[Math.max(0, data.length - from - RANDOM)];
        int key = KEY;
        for (int i = from; i < data.length; i++) {
            int cipher = data[i] & 0xff;
            if (i - from >= RANDOM) {
                decrypted[i - from - RANDOM] = (byte) (cipher ^ (key >> 8));
            }
            key = ((cipher + key) * FACTOR + SUMMAND) & 0xffff;
        }
        return decrypted;
    }
}
