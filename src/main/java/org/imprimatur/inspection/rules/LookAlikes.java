package org.imprimatur.inspection.rules;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Characters that are read as an ASCII letter or digit: by Unicode's table of confusables (UTS 39), and digits of every script. */
final class LookAlikes {
    private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();
    private static final int REMEMBERED = 100_000;
    private static final ConcurrentMap<Integer, Character> KNOWN = new ConcurrentHashMap<>();

    private LookAlikes() {}

    /** The letter or digit, 0 where the character is read as itself. */
    static char asciiOf(int c) {
        if (c < 0x80) {
            return 0;
        }
        Character known = KNOWN.get(c);
        if (known == null) {
            known = find(c);
            if (KNOWN.size() < REMEMBERED) {
                KNOWN.put(c, known);
            }
        }
        return known;
    }

    private static char find(int c) {
        int digit = UCharacter.digit(c, 10);
        if (Character.isDigit(c) && digit >= 0) {
            return (char) ('0' + digit);
        }
        if (c < FoldedText.END_OF_LATIN || !Character.isLetter(c)) {
            return 0;
        }
        String skeleton = CONFUSABLES.getSkeleton(Character.toString(c));
        if (skeleton.length() != 1 || skeleton.charAt(0) >= 0x80 || !Character.isLetterOrDigit(skeleton.charAt(0))) {
            return 0;
        }
        char ascii = skeleton.charAt(0);
        // the table does not tell capitals: a Cyrillic capital is read as the Latin one
        boolean capital = Character.isUpperCase(c) && Character.isLowerCase(ascii) && ascii != 'l';
        return ascii == 'l' && Character.isUpperCase(c) ? 'I' : capital ? Character.toUpperCase(ascii) : ascii;
    }
}
