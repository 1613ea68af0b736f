package org.imprimatur.inspection.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says of a text in one pass over its characters which rules could have anything to say about it. All hint words are looked for
 * at once (Aho and Corasick, 1975), since most cells hold none of them and a pattern each would cost a hundred times as much.
 */
final class TextHints {
    /** Bits of {@link Seen#marks}; the rest are the ruleset's own marks. */
    private static final int DIGIT = 1;

    private static final int LETTER = 2;
    private static final int NOT_PLAIN = 4;
    private static final int FIRST_MARK = 3;
    private static final int MOST_MARKS = 20;
    /** Above the traits: which symbol of the hints the character is. */
    private static final int SYMBOL_BITS = 26;

    private static final int SYMBOLS = 64;

    private final int[] traits = new int[FoldedText.END_OF_LATIN];
    private final Map<Character, Integer> markBits = new HashMap<>();
    private char[] next = new char[SYMBOLS];
    private long[] said = new long[1];
    private int states = 1;
    private final List<String> all = new ArrayList<>();

    /** What one text has. Used again for the next text. */
    static final class Seen {
        private long words;
        private int traits;
        int digits;

        /** Whether the text stands for itself: nothing in it that normalising could change. */
        boolean plain() {
            return (traits & NOT_PLAIN) == 0;
        }

        boolean letters() {
            return (traits & LETTER) != 0;
        }

        boolean wordsOf(long bits) {
            return (words & bits) != 0;
        }

        boolean marksOf(int bits) {
            return (traits & bits) != 0;
        }
    }

    /** @param words those of each bit, as folded text */
    TextHints(List<List<String>> words, String marks) {
        for (int bit = 0; bit < words.size(); bit++) {
            for (String word : words.get(bit)) {
                add(word, bitOf(bit));
                all.add(word);
            }
        }
        link();
        for (char c = 0; c < FoldedText.END_OF_LATIN; c++) {
            boolean plain = c >= ' ' && (c <= '~' || c >= 0xc0);
            int digit = c >= '0' && c <= '9' ? DIGIT : 0;
            int letter = Character.isLetter(c) ? LETTER : 0;
            traits[c] = digit | letter | (plain ? 0 : NOT_PLAIN) | symbol(FoldedText.of(c)) << SYMBOL_BITS;
        }
        for (char mark : marks.toCharArray()) {
            int bit = 1 << (FIRST_MARK + markBits.size() % MOST_MARKS);
            if (markBits.putIfAbsent(mark, bit) == null) {
                traits[mark] |= bit;
                traits[Character.toUpperCase(mark)] |= bit;
            }
        }
    }

    /** Rules beyond the sixty-third share bits with others: a hint too many is only a look too many. */
    static long bitOf(int rule) {
        return 1L << rule % 63;
    }

    int marksOf(String marks) {
        int bits = 0;
        for (char mark : marks.toCharArray()) {
            bits |= markBits.getOrDefault(mark, 0);
        }
        return bits;
    }

    void look(char[] text, int length, Seen seen) {
        // a text begins and ends as if a space stood there
        long words = 0;
        int all = 0;
        int digits = 0;
        int state = next[0];
        for (int i = 0; i < length; i++) {
            char c = text[i];
            int trait = c < FoldedText.END_OF_LATIN ? traits[c] : NOT_PLAIN | (Character.isLetter(c) ? LETTER : 0);
            all |= trait;
            digits += trait & DIGIT;
            state = next[state * SYMBOLS + (trait >>> SYMBOL_BITS)];
            words |= said[state];
        }
        seen.words = words | said[next[state * SYMBOLS]];
        seen.traits = all;
        seen.digits = digits;
    }

    /**
     * Whether a text of some shape can hold none of the words, whatever its characters are.
     *
     * @param shape for each character all that it can be, as folded text
     */
    boolean areNeverIn(List<String> shape) {
        var bounded = new ArrayList<String>();
        bounded.add(" ");
        bounded.addAll(shape);
        bounded.add(" ");
        return all.stream().noneMatch(word -> canBeIn(word, bounded));
    }

    private static boolean canBeIn(String word, List<String> shape) {
        for (int from = 0; from + word.length() <= shape.size(); from++) {
            int fitting = 0;
            while (fitting < word.length() && shape.get(from + fitting).indexOf(word.charAt(fitting)) >= 0) {
                fitting++;
            }
            if (fitting == word.length()) {
                return true;
            }
        }
        return false;
    }

    /** What knows of most words that they hold none of these. */
    WordKeys wordKeys() {
        return new WordKeys(all);
    }

    private static int symbol(char folded) {
        if (folded >= 'a') {
            return folded - 'a' + 1;
        }
        return folded >= '0' ? folded - '0' + 27 : folded == '#' ? 37 : 0;
    }

    private void add(String word, long bit) {
        int state = 0;
        for (char c : word.toCharArray()) {
            int at = state * SYMBOLS + symbol(c);
            if (next[at] == 0) {
                next = Arrays.copyOf(next, (states + 1) * SYMBOLS);
                said = Arrays.copyOf(said, states + 1);
                next[at] = (char) states++;
            }
            state = next[at];
        }
        said[state] |= bit;
    }

    /** Gives each state a successor for every symbol, so that looking never goes back. */
    private void link() {
        int[] fallback = new int[states];
        var open = new ArrayDeque<Integer>();
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            if (next[symbol] != 0) {
                open.add((int) next[symbol]);
            }
        }
        for (Integer state = open.poll(); state != null; state = open.poll()) {
            said[state] |= said[fallback[state]];
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                int at = state * SYMBOLS + symbol;
                int otherwise = next[fallback[state] * SYMBOLS + symbol];
                if (next[at] == 0) {
                    next[at] = (char) otherwise;
                } else {
                    fallback[next[at]] = otherwise;
                    open.add((int) next[at]);
                }
            }
        }
        // several spaces are one: behind a space another leads nowhere else
        for (int state = 0; state < states; state++) {
            int afterSpace = next[state * SYMBOLS];
            next[afterSpace * SYMBOLS] = (char) afterSpace;
        }
    }

    /** How many states the hints of a ruleset make; more than 65,535 cannot be told apart. */
    static int size(List<List<String>> words) {
        var all = new ArrayList<String>();
        words.forEach(all::addAll);
        return 1 + all.stream().mapToInt(String::length).sum();
    }
}
