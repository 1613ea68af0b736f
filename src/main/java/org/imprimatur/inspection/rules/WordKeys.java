package org.imprimatur.inspection.rules;

import java.util.List;

/**
 * Of each hint three letters in a row, by which most words are known to hold no hint without looking for all of them. They are looked for at every
 * second letter only, so that a hint has two keys: for where it begins at an even letter of the word, and at an odd one. Keys may fall together
 * with those of other words, which is only a look too many.
 */
final class WordKeys {
    private static final int LETTER_BITS = 5;
    private static final int KEY_LETTERS = 3;
    private static final int KEY = (1 << KEY_LETTERS * LETTER_BITS) - 1;
    private static final int STEP = 2 * LETTER_BITS;

    private final long[] keys = new long[(KEY + 1) / Long.SIZE];
    private boolean tells = true;

    /** @param hints as folded text */
    WordKeys(List<String> hints) {
        for (String hint : hints) {
            String letters = hint.strip();
            if (letters.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                add(letters);
            }
        }
    }

    private void add(String letters) {
        if (letters.length() < KEY_LETTERS) {
            tells = false;
            return;
        }
        add(letters, 0);
        if (letters.length() > KEY_LETTERS) {
            add(letters, 1);
        } else {
            for (char before = 'a'; before <= 'z'; before++) {
                add(before + letters, 0);
            }
        }
    }

    private void add(String letters, int at) {
        int key = 0;
        for (int i = 0; i < KEY_LETTERS; i++) {
            key |= (letters.charAt(at + i) & 0x1f) << i * LETTER_BITS;
        }
        keys[key / Long.SIZE] |= 1L << key;
    }

    /** Whether it is certain for any word which hints it does not hold. */
    boolean tell() {
        return tells;
    }

    /** Whether a hint may be in the word. */
    boolean mayBeIn(ShortText word) {
        long low = packed(word.low());
        long found = at(low) | at(low >>> STEP) | at(low >>> 2 * STEP);
        if (word.length() > Long.BYTES) {
            long high = packed(word.high());
            found |= at(low >>> 3 * STEP | high << STEP) | at(high) | at(high >>> STEP) | at(high >>> 2 * STEP);
        }
        return (found & 1) != 0;
    }

    /** In the lowest bit whether there is the key; anything in the others. */
    private long at(long letters) {
        int key = (int) letters & KEY;
        return keys[key / Long.SIZE] >>> key;
    }

    /** Eight letters in five bits each, the first of them lowest. */
    private static long packed(long letters) {
        long twos = letters & 0x001f001f001f001fL | (letters & 0x1f001f001f001f00L) >>> 3;
        long fours = twos & 0x000003ff000003ffL | (twos & 0x03ff000003ff0000L) >>> 6;
        return fours & 0x00000000000fffffL | (fours & 0x000fffff00000000L) >>> 12;
    }
}
