package org.imprimatur.inspection.rules;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;

/**
 * A text as a reader takes it: compatibility forms composed (NFKC), characters that show nothing removed, digits of every
 * script and letters that look Latin replaced by ASCII, every space and every hyphen by the usual one.
 *
 * @param invisible characters that show nothing stood next to Latin letters or digits
 * @param mixed one word mixes Latin with letters of another script that look like them, or digits of several scripts
 * @param lookAlike something was replaced because it looks like ASCII
 */
record NormalisedText(String text, boolean invisible, boolean mixed, boolean lookAlike) {
    private static final Normalizer2 COMPATIBILITY = Normalizer2.getNFKCInstance();

    static NormalisedText of(String raw) {
        return isPlain(raw) ? new NormalisedText(raw, false, false, false) : slowly(raw);
    }

    /** The text of {@link #of} alone. */
    static String textOf(String raw) {
        return isPlain(raw) ? raw : slowly(raw).text();
    }

    /** Whether it stands for itself. */
    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < ' ' || c >= FoldedText.END_OF_LATIN || (c > '~' && c < 0xc0)) {
                return false;
            }
        }
        return true;
    }

    private static NormalisedText slowly(String raw) {
        int[] composed = COMPATIBILITY.normalize(raw).codePoints().toArray();
        var text = new StringBuilder(composed.length);
        boolean invisible = false;
        boolean lookAlike = widthChanged(raw);
        var word = new Word();
        for (int i = 0; i < composed.length; i++) {
            int c = composed[i];
            if (InvisibleCharacters.include(c)) {
                invisible |= latin(i == 0 ? ' ' : composed[i - 1])
                        || latin(i + 1 == composed.length ? ' ' : composed[i + 1]);
                continue;
            }
            if (isMarkOnAscii(c, text)) {
                // a line through a digit, which composes with nothing: seen as the digit
                lookAlike = true;
                continue;
            }
            word.take(c);
            char ascii = LookAlikes.asciiOf(c);
            if (ascii != 0) {
                text.append(ascii);
                lookAlike = true;
            } else if (c < 0x80) {
                text.append(Character.isWhitespace(c) ? ' ' : (char) c);
            } else {
                appendOther(c, text);
            }
        }
        return new NormalisedText(text.toString(), invisible, word.everMixed, lookAlike);
    }

    private static void appendOther(int c, StringBuilder text) {
        switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> text.append(' ');
            case Character.DASH_PUNCTUATION -> text.append('-');
            default -> text.appendCodePoint(c == 0x2212 ? '-' : c);
        }
    }

    /** Full-width forms, digits in circles, letters for formulas: ASCII after NFKC, and not what was written. */
    private static boolean widthChanged(String raw) {
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            if (c > 0x7f) {
                String composed = COMPATIBILITY.getDecomposition(c);
                if (composed != null
                        && composed.length() == 1
                        && latin(composed.charAt(0))
                        && composed.charAt(0) < 0x80) {
                    return true;
                }
            }
            i += Character.charCount(c);
        }
        return false;
    }

    private static boolean isMarkOnAscii(int c, StringBuilder before) {
        return Character.getType(c) == Character.NON_SPACING_MARK
                && before.length() > 0
                && before.charAt(before.length() - 1) < 0x80
                && Character.isLetterOrDigit(before.charAt(before.length() - 1));
    }

    private static boolean latin(int c) {
        return c < FoldedText.END_OF_LATIN && Character.isLetterOrDigit(c);
    }

    /** Which scripts stand in the word that is being read. */
    private static final class Word {
        private boolean latin;
        private boolean similar;
        private boolean digit;
        private boolean foreignDigit;
        private boolean everMixed;

        void take(int c) {
            if (!Character.isLetterOrDigit(c)) {
                latin = similar = digit = foreignDigit = false;
                return;
            }
            if (Character.isDigit(c)) {
                digit |= c < 0x80;
                foreignDigit |= c >= 0x80;
            } else {
                int script = UScript.getScript(c);
                latin |= script == UScript.LATIN;
                similar |= script != UScript.LATIN
                        && (script == UScript.CYRILLIC
                                || script == UScript.GREEK
                                || UCharacter.getIntPropertyValue(c, com.ibm.icu.lang.UProperty.GENERAL_CATEGORY)
                                                != UCharacter.OTHER_LETTER
                                        && LookAlikes.asciiOf(c) != 0);
            }
            everMixed |= (latin && similar) || (digit && foreignDigit);
        }
    }
}
