package org.imprimatur.inspection.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The single words of a list, looked for in a text without making strings of its words: every name in a column is held against them. Not
 * thread-safe.
 */
final class FoldedWords {
    private final @Nullable String[] slots;
    private final int[] hashes;
    private final CellText word = new CellText();

    /** @param words as folded text; phrases are left out, since no word is one */
    FoldedWords(Set<String> words) {
        int size = Integer.highestOneBit(Math.max(16, 4 * words.size()));
        this.slots = new @Nullable String[size];
        this.hashes = new int[size];
        words.stream().filter(each -> each.indexOf(' ') < 0).forEach(this::put);
    }

    /** Words of offices and places: a text with one of them is the name of one, and nobody's. */
    static FoldedWords offices(Ruleset ruleset) {
        return new FoldedWords(ruleset.words().getOrDefault(WordList.ORGANISATION_WORDS, Set.of()));
    }

    private void put(String listed) {
        int at = listed.hashCode() & (slots.length - 1);
        while (slots[at] != null) {
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = listed;
        hashes[at] = listed.hashCode();
    }

    /** Whether any word of the text, as folded text, is one of these. */
    boolean areIn(String text) {
        char[] letters = word.room(text.length());
        int length = 0;
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = FoldedText.of(text.charAt(i));
            if (c != ' ') {
                letters[length++] = c;
                hash = hash(hash, c);
            } else {
                if (include(letters, length, hash)) {
                    return true;
                }
                length = 0;
                hash = 0;
            }
        }
        return include(letters, length, hash);
    }

    /** The hash of a word with one more letter, from 0: as strings are hashed. */
    static int hash(int before, char letter) {
        return 31 * before + letter;
    }

    /** @param letters of which the first so many are one word, as folded text */
    boolean include(char[] letters, int length, int hash) {
        int at = hash & (slots.length - 1);
        for (String listed = slots[at]; listed != null; listed = slots[at]) {
            if (hashes[at] == hash && isSame(letters, length, listed)) {
                return true;
            }
            at = (at + 1) & (slots.length - 1);
        }
        return false;
    }

    private static boolean isSame(char[] letters, int length, String listed) {
        if (listed.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (letters[i] != listed.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
