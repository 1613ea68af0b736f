package org.imprimatur.inspection.rules;

import java.util.Set;

/** The words of a list that are short texts, so that a word is looked up without a loop over its letters. */
final class ShortWords {
    private static final int HASH_BITS = 14;

    /** Of each hash whether any word has it. Hardly one in a hundred words of others goes further, which the processor can rely on. */
    private final long[] hashed = new long[(1 << HASH_BITS) / Long.SIZE];

    private final long[] lows;
    private final long[] highs;

    /** @param words as folded text; what is longer or has several words is left out */
    ShortWords(Set<String> words) {
        int size = Integer.highestOneBit(Math.max(16, 4 * words.size()));
        lows = new long[size];
        highs = new long[size];
        var word = new ShortText();
        for (String each : words) {
            if (!each.isEmpty() && word.show(each) && word.isWord()) {
                int hash = hash(word);
                hashed[hash / Long.SIZE] |= 1L << hash;
                int at = slot(word, hash);
                lows[at] = word.low();
                highs[at] = word.high();
            }
        }
    }

    /** @param word in small letters */
    boolean include(ShortText word) {
        int hash = hash(word);
        return (hashed[hash / Long.SIZE] >>> hash & 1) != 0 && lows[slot(word, hash)] != 0;
    }

    private static int hash(ShortText word) {
        long mixed = word.low() * 0x9E3779B97F4A7C15L ^ word.high() * 0xC2B2AE3D27D4EB4FL;
        return (int) (mixed >>> (Long.SIZE - HASH_BITS));
    }

    /** Where the word is, or could be put. */
    private int slot(ShortText word, int hash) {
        int at = hash & (lows.length - 1);
        while (lows[at] != 0 && (lows[at] != word.low() || highs[at] != word.high())) {
            at = (at + 1) & (lows.length - 1);
        }
        return at;
    }
}
