package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.inspection.extraction.TextRecogniser.Word;

/** The size and the lines of print, worked out from the rectangles in which the letters of words lie. */
final class Print {
    private static final String DESCENDING = "gjpqyQ,;()[]{}|/$@_";
    private static final String HIGH = "bdfhijklt";
    /** Of the size: how far words with and without high letters reach up, and words with low ones down. */
    private static final double ABOVE = 0.72;

    private static final double ABOVE_SMALL = 0.52;
    private static final double BELOW = 0.2;

    /** A sheet lies by so much aslant in a scanner at most, and straight lines are told by so much. */
    private static final int MOST_SLANT = 40;

    private static final double STEP = 0.0015;
    /** Of the size: words that are not further apart may stand on one line. */
    private static final double SAME_LINE = 0.3;

    private final Map<Integer, Double> sizes = new HashMap<>();
    private final double slant;

    Print(List<Word> words) {
        Map<Integer, List<Double>> lines = new HashMap<>();
        words.forEach(word ->
                lines.computeIfAbsent(word.line(), line -> new ArrayList<>()).add(sizeByItself(word)));
        lines.forEach((line, several) -> sizes.put(line, middle(several)));
        this.slant = slant(words);
    }

    /** Of its line: one word tells little. */
    double size(Word word) {
        return sizes.getOrDefault(word.line(), sizeByItself(word));
    }

    /** Upwards, as if the picture stood straight. */
    double baseline(Word word) {
        return -bottom(word, slant);
    }

    private double bottom(Word word, double aslant) {
        double lowest = word.bottom() - (descends(word) ? BELOW * size(word) : 0);
        return lowest - aslant * (aslant > 0 ? word.right() : word.left());
    }

    /** What lines fall on a point to the right: so that as many words as possible stand on lines with others. */
    private double slant(List<Word> words) {
        double height = SAME_LINE * middle(new ArrayList<>(sizes.values()));
        double best = 0;
        long most = together(words, 0, height);
        for (int step = 1; step <= MOST_SLANT; step++) {
            for (double aslant : new double[] {step * STEP, -step * STEP}) {
                long found = together(words, aslant, height);
                if (found > most) {
                    most = found;
                    best = aslant;
                }
            }
        }
        return best;
    }

    private long together(List<Word> words, double aslant, double height) {
        Map<Long, Long> lines = new HashMap<>();
        words.forEach(word -> lines.merge(Math.round(bottom(word, aslant) / height), 1L, Long::sum));
        return lines.values().stream().mapToLong(count -> count * count).sum();
    }

    private static double sizeByItself(Word word) {
        double above = word.text().codePoints().anyMatch(Print::isHigh) ? ABOVE : ABOVE_SMALL;
        return (word.bottom() - word.top()) / (above + (descends(word) ? BELOW : 0));
    }

    private static boolean isHigh(int c) {
        return Character.isUpperCase(c) || Character.isDigit(c) || HIGH.indexOf(c) >= 0;
    }

    private static boolean descends(Word word) {
        return word.text().chars().anyMatch(c -> DESCENDING.indexOf(c) >= 0);
    }

    private static double middle(List<Double> several) {
        return several.stream().sorted().toList().get(several.size() / 2);
    }
}
