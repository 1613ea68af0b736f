package org.imprimatur.inspection.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The single words of a list, looked for in a text without making strings of its words: every name in a column is held against them. */
final class FoldedWords {
    private final @Nullable String[] slots;
    private final int[] hashes;

    /** @param words as folded text; phrases are left out, since no word is one */
    FoldedWords(Set<String> words) {
        int size = Integer.highestOneBit(Math.max(16, 4 * words.size()));
        this.slots = new @Nullable String[size];
        this.hashes = new int[size];
        words.forEach(this::put);
    }

    private void put(String word) {
        int at = word.hashCode() & (slots.length - 1);
        while (slots[at] != null) {
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = word;
        hashes[at] = word.hashCode();
    }

    /** Whether any word of the text, as folded text, is one of these. */
    boolean areIn(String text) {
        int from = 0;
        int hash = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? FoldedText.of(text.charAt(i)) : ' ';
            if (c != ' ') {
                // as strings are hashed
                hash = 31 * hash + c;
                continue;
            }
            if (i > from && include(text, from, i, hash)) {
                return true;
            }
            from = i + 1;
            hash = 0;
        }
        return false;
    }

    /** Whether the text is a single word of ASCII letters, and none of these. */
    boolean areOthersThan(String text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            int small = text.charAt(i) | ('a' - 'A');
            if (small < 'a' || small > 'z') {
                return false;
            }
            hash = 31 * hash + small;
        }
        return !text.isEmpty() && !include(text, 0, text.length(), hash);
    }

    private boolean include(String text, int from, int to, int hash) {
        int at = hash & (slots.length - 1);
        for (String word = slots[at]; word != null; word = slots[at]) {
            if (hashes[at] == hash && isFolded(text, from, to, word)) {
                return true;
            }
            at = (at + 1) & (slots.length - 1);
        }
        return false;
    }

    private static boolean isFolded(String text, int from, int to, String word) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (FoldedText.of(text.charAt(from + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
