package org.imprimatur.inspection.rules;

import com.ibm.icu.text.Normalizer2;

/**
 * How texts are compared with the words of a ruleset: small letters without accents, and one space for whatever is neither an
 * ASCII letter nor a digit nor the number sign.
 */
final class FoldedText {
    /** Where Latin letters with accents end (Latin Extended-B). */
    static final int END_OF_LATIN = 0x250;

    private static final char[] FOLDED = table();

    private FoldedText() {}

    /** A small letter, a digit, the number sign, or a space. */
    static char of(char c) {
        return c < END_OF_LATIN ? FOLDED[c] : ' ';
    }

    static String of(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = of(text.charAt(i));
            if (c != ' ' || (folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ')) {
                folded.append(c);
            }
        }
        int end = folded.length();
        return end > 0 && folded.charAt(end - 1) == ' ' ? folded.substring(0, end - 1) : folded.toString();
    }

    /** An underscore at either end is a space, which keeps a word from being found inside of another. */
    static String ofHint(String hint) {
        String folded = of(hint.replace('_', ' ')).strip();
        return (hint.startsWith("_") ? " " : "") + folded + (hint.endsWith("_") ? " " : "");
    }

    private static char[] table() {
        var decomposed = Normalizer2.getNFKDInstance();
        var table = new char[END_OF_LATIN];
        for (char c = 0; c < END_OF_LATIN; c++) {
            String all = decomposed.normalize(String.valueOf(c));
            char first = Character.toLowerCase(all.charAt(0));
            boolean kept = (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9') || first == '#';
            table[c] = kept ? first : ' ';
        }
        return table;
    }
}
