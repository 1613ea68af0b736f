package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts characters together to words and lines by where they stand, whatever order they were painted in. */
final class TextLines {
    /** Of the size of the text: a gap within a word, between words that touch, and how far apart two baselines may be. */
    private static final double WITHIN = 0.15;

    private static final double BACK = 0.35;
    private static final double SAME_LINE = 0.35;
    private static final double SAME_PLACE = 0.25;
    /** By so much a space may be widened. */
    private static final double JUSTIFIED = 0.35;
    /** Share of a text's characters, at least, where spaces are written in it. */
    private static final double SPACES = 0.03;
    /** Texts over each other that are put together to lines. */
    private static final int DEEPEST = 50;
    /** For what no character is known of: no letter, so that nothing is read into it. */
    private static final String UNREADABLE = "\u25a1";

    private TextLines() {}

    /** From the top to the bottom, for each direction of writing. */
    static List<Line> of(List<Glyph> glyphs) {
        Map<Integer, List<Glyph>> byAngle = new TreeMap<>();
        int last = Integer.MIN_VALUE;
        List<Glyph> same = List.of();
        for (Glyph glyph : glyphs) {
            if (glyph.angle != last) {
                same = byAngle.computeIfAbsent(glyph.angle, each -> new ArrayList<>());
                last = glyph.angle;
            }
            same.add(glyph);
        }
        List<Line> lines = new ArrayList<>();
        byAngle.forEach((angle, several) -> lines.addAll(lines(angle, words(several))));
        return lines;
    }

    private static List<Line.Word> words(List<Glyph> glyphs) {
        List<Line.Word> words = new ArrayList<>();
        var text = new StringBuilder();
        Glyph first = null;
        Glyph before = null;
        Glyph space = null;
        boolean apart = false;
        boolean hasSpaces = hasSpaces(glyphs);
        for (Glyph glyph : glyphs) {
            boolean blank = glyph.text != null && glyph.text.isBlank();
            if (first != null && before != null && (blank || !follows(before, glyph))) {
                words.add(word(text, first, before, apart && hasSpaces));
                first = null;
            }
            if (blank) {
                space = glyph;
                continue;
            }
            if (first == null) {
                first = glyph;
                apart = space == null || Math.abs(glyph.start - space.end) > JUSTIFIED * glyph.size;
            }
            space = null;
            text.append(glyph.text == null ? UNREADABLE : glyph.text);
            before = glyph;
        }
        if (first != null && before != null) {
            words.add(word(text, first, before, apart && hasSpaces));
        }
        return words;
    }

    /** Whether spaces are written, and not only left. */
    private static boolean hasSpaces(List<Glyph> glyphs) {
        int spaces = 0;
        for (Glyph glyph : glyphs) {
            spaces += glyph.text != null && glyph.text.isBlank() ? 1 : 0;
        }
        return spaces > SPACES * glyphs.size();
    }

    private static Line.Word word(StringBuilder text, Glyph first, Glyph last, boolean apart) {
        var word = new Line.Word(text.toString(), first.start, last.end, first.baseline, first.size, apart);
        text.setLength(0);
        return word;
    }

    private static boolean follows(Glyph before, Glyph glyph) {
        float size = Math.max(before.size, glyph.size);
        float gap = glyph.start - before.end;
        return Math.abs(glyph.baseline - before.baseline) < SAME_LINE * size
                && gap < WITHIN * size
                && gap > -BACK * size
                && glyph.start >= before.start - SAME_PLACE * size;
    }

    private static List<Line> lines(int angle, List<Line.Word> words) {
        words.sort(Comparator.comparingDouble((Line.Word word) -> -word.baseline()));
        List<Line> lines = new ArrayList<>();
        List<Line.Word> row = new ArrayList<>();
        for (Line.Word word : words) {
            boolean next = !row.isEmpty()
                    && row.get(0).baseline() - word.baseline()
                            > SAME_LINE * Math.min(row.get(0).size(), word.size());
            if (next) {
                endRow(angle, row, lines);
            }
            row.add(word);
        }
        if (!row.isEmpty()) {
            endRow(angle, row, lines);
        }
        return lines;
    }

    /** What stands over other text is a line of its own. */
    private static void endRow(int angle, List<Line.Word> row, List<Line> lines) {
        row.sort(Comparator.comparingDouble(Line.Word::start));
        List<Line.Word> rest = row;
        for (int layer = 0; layer < DEEPEST && !rest.isEmpty(); layer++) {
            List<Line.Word> line = new ArrayList<>();
            List<Line.Word> above = new ArrayList<>();
            for (Line.Word word : rest) {
                Line.Word before = line.isEmpty() ? null : line.get(line.size() - 1);
                if (before == null || word.start() > before.end() - BACK * word.size()) {
                    add(line, before, word);
                } else if (!isTwice(before, word)) {
                    above.add(word);
                }
            }
            lines.add(new Line(angle, line));
            rest = above;
        }
        rest.forEach(word -> lines.add(new Line(angle, List.of(word))));
        row.clear();
    }

    private static void add(List<Line.Word> line, Line.@Nullable Word before, Line.Word word) {
        if (before != null && word.start() - before.end() < WITHIN * word.size()) {
            line.set(
                    line.size() - 1,
                    new Line.Word(
                            before.text() + word.text(),
                            before.start(),
                            Math.max(before.end(), word.end()),
                            before.baseline(),
                            before.size(),
                            before.apart()));
        } else {
            line.add(word);
        }
    }

    /** Painted again, a little beside, for a bolder look. */
    private static boolean isTwice(Line.Word before, Line.Word word) {
        return before.text().equals(word.text()) && Math.abs(before.start() - word.start()) < SAME_PLACE * word.size();
    }
}
