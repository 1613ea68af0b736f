package org.imprimatur.inspection.rules;

import java.text.Normalizer;

/**
 * A word of the file that a report must repeat: a place, a sample, words of a claim. Files may spell anything; what a report
 * repeats can be stored, signed and shown.
 */
final class ReportWord {
    private static final int LONGEST = 300;

    private ReportWord() {}

    /** Composed (NFC), at most 300 characters, with a replacement character for whatever cannot be written or seen. */
    static String of(String word) {
        var safe = new StringBuilder();
        Normalizer.normalize(word, Normalizer.Form.NFC)
                .codePoints()
                .limit(LONGEST)
                .forEach(c -> safe.appendCodePoint(isWritable(c) ? c : 0xfffd));
        return safe.toString();
    }

    private static boolean isWritable(int c) {
        boolean loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !loneSurrogate && !Character.isISOControl(c) && !InvisibleCharacters.include(c);
    }
}
