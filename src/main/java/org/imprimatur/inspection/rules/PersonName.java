package org.imprimatur.inspection.rules;

import java.lang.Character.UnicodeScript;

/** Whether a text has the shape of a person's name. Under a header that asks for one; alone it says little. */
final class PersonName {
    private static final int LONGEST = 80;
    private static final int MOST_WORDS = 7;

    private PersonName() {}

    /**
     * Words of letters, with what stands between the parts of names; no digits, and no word of an office.
     *
     * @param offices words of offices and places
     */
    static boolean looksLikeOne(String text, FoldedWords offices) {
        if (text.length() < 2 && !isIdeographic(text)
                || text.length() > LONGEST
                || !Character.isLetter(text.charAt(0))) {
            return false;
        }
        int commas = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            commas += c == ',' ? 1 : 0;
            if (!isPart(c)) {
                return false;
            }
        }
        return commas <= 2 && words(text) <= MOST_WORDS && !offices.areIn(text);
    }

    /** Written so that it looks like a name without a header: two to four capitalised words, or a comma between two. */
    static boolean standsForItself(String text, FoldedWords offices) {
        if (!looksLikeOne(text, offices)) {
            return false;
        }
        if (isIdeographic(text)) {
            return text.codePointCount(0, text.length()) <= 4;
        }
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = Character.isLetter(c)
                    || c == '\''
                    || c == '’'
                    || c == '-'
                    || Character.getType(c) == Character.NON_SPACING_MARK;
            if (letter && !inWord) {
                int end = i;
                while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != ',') {
                    end++;
                }
                if (!Character.isUpperCase(c) && hasCase(c) && !isParticle(text.substring(i, end))) {
                    return false;
                }
                words++;
            }
            inWord = letter;
        }
        return words >= 2 && words <= 5;
    }

    private static boolean hasCase(char c) {
        return Character.isUpperCase(c) || Character.isLowerCase(c);
    }

    private static boolean isParticle(String word) {
        return switch (word) {
            case "de",
                    "del",
                    "la",
                    "las",
                    "los",
                    "y",
                    "e",
                    "da",
                    "do",
                    "dos",
                    "bin",
                    "bint",
                    "ben",
                    "abu",
                    "di",
                    "ter",
                    "ibn",
                    "al",
                    "el",
                    "van",
                    "von",
                    "der" -> true;
            default -> word.startsWith("al-") || word.startsWith("el-") || word.startsWith("d'");
        };
    }

    private static boolean isPart(char c) {
        return Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || Character.isSurrogate(c)
                || " '’`´.,-·()".indexOf(c) >= 0;
    }

    static boolean isIdeographic(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN);
    }

    static boolean hasSeveralWords(String text) {
        return words(text) > 1;
    }

    /** How many words, however they are set apart. */
    private static int words(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean between = c == ' ' || c == ',' || c == '.' || c == '-';
            words += inWord || between ? 0 : 1;
            inWord = !between;
        }
        return words;
    }
}
