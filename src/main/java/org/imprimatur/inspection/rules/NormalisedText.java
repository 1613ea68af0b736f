package org.imprimatur.inspection.rules;

import java.text.Normalizer;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text as a reader takes it: compatibility forms composed (NFKC), characters that show nothing removed, digits of every
 * script and letters that look Latin replaced by ASCII.
 *
 * @param invisible characters that show nothing stood next to Latin letters or digits
 * @param mixed one word mixes Latin with Cyrillic or Greek letters, or digits of several scripts
 * @param lookAlike something was replaced because it looks like ASCII
 */
record NormalisedText(String text, boolean invisible, boolean mixed, boolean lookAlike) {
    private static final Map<Integer, Character> LOOK_ALIKES = lookAlikes(
            "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԜһΑΒΕΖΗΙΚΜΝΟΡΤΥΧον", "ABESIJKMHOPCTYXaesijopcyxdqWhABEZHIKMNOPTYXov");

    static NormalisedText of(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < ' ' || c > 0x24f || (c > '~' && c < 0xc0)) {
                return slowly(raw);
            }
        }
        return new NormalisedText(raw, false, false, false);
    }

    private static NormalisedText slowly(String raw) {
        int[] composed =
                Normalizer.normalize(raw, Normalizer.Form.NFKC).codePoints().toArray();
        var text = new StringBuilder(composed.length);
        boolean invisible = false;
        boolean lookAlike = false;
        // full-width and similar digits are ASCII after NFKC already
        boolean widthChanged = raw.codePoints().anyMatch(c -> c >= 0xff01 && c <= 0xff5e);
        var word = new Word();
        for (int i = 0; i < composed.length; i++) {
            int c = composed[i];
            if (InvisibleCharacters.include(c)) {
                invisible |= latin(i == 0 ? ' ' : composed[i - 1])
                        || latin(i + 1 == composed.length ? ' ' : composed[i + 1]);
                continue;
            }
            word.take(c);
            Character ascii = LOOK_ALIKES.get(c);
            if (ascii != null) {
                text.append(ascii.charValue());
                lookAlike = true;
            } else if (c > 0x7f && Character.isDigit(c)) {
                text.append((char) ('0' + Character.digit(c, 10)));
                lookAlike = true;
            } else {
                text.appendCodePoint(Character.isWhitespace(c) ? ' ' : c);
            }
        }
        return new NormalisedText(text.toString(), invisible, word.everMixed, lookAlike || widthChanged);
    }

    private static boolean latin(int c) {
        return c < 0x250 && Character.isLetterOrDigit(c);
    }

    private static Map<Integer, Character> lookAlikes(String from, String to) {
        return IntStream.range(0, from.length())
                .boxed()
                .collect(Collectors.toUnmodifiableMap(i -> (int) from.charAt(i), to::charAt, (one, same) -> one));
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
                Character.UnicodeScript script = Character.UnicodeScript.of(c);
                latin |= script == Character.UnicodeScript.LATIN;
                similar |= script == Character.UnicodeScript.CYRILLIC || script == Character.UnicodeScript.GREEK;
            }
            everMixed |= (latin && similar) || (digit && foreignDigit);
        }
    }
}
