package org.imprimatur.inspection.extraction.document;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/**
 * The text of one paragraph or cell, of which pieces may be hidden. A word of which only a piece is hidden is read as a whole too, since
 * half a number is none.
 */
public final class MixedText {
    private static final int LONGEST_NUMBER = 18;

    private final StringBuilder all = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(int from, int to, Mechanism mechanism) {}

    public void add(Mechanism mechanism, String text) {
        if (text.isEmpty()) {
            return;
        }
        int from = all.length();
        all.append(text);
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && last.mechanism() == mechanism) {
            pieces.set(pieces.size() - 1, new Piece(last.from(), all.length(), mechanism));
        } else {
            pieces.add(new Piece(from, all.length(), mechanism));
        }
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public boolean isBlank() {
        return all.toString().isBlank();
    }

    public int length() {
        return all.length();
    }

    /** All of it, hidden or not. */
    public String text() {
        return all.toString();
    }

    public void clear() {
        all.setLength(0);
        pieces.clear();
    }

    /** Of the first piece that is hidden, if one is. */
    public Mechanism mechanism() {
        return pieces.stream()
                .filter(piece -> !blank(piece))
                .map(Piece::mechanism)
                .filter(mechanism -> mechanism != Mechanism.VISIBLE)
                .findFirst()
                .orElse(Mechanism.VISIBLE);
    }

    private boolean blank(Piece piece) {
        return all.substring(piece.from(), piece.to()).isBlank();
    }

    public List<Segment> segments(String path, String location) {
        Map<Mechanism, StringBuilder> texts = new EnumMap<>(Mechanism.class);
        for (Piece piece : pieces) {
            texts.computeIfAbsent(piece.mechanism(), each -> new StringBuilder())
                    .append(all, piece.from(), piece.to());
        }
        List<Segment> segments = new ArrayList<>();
        texts.forEach((mechanism, text) -> {
            if (!text.toString().isBlank()) {
                segments.add(new Segment(path, location, Segment.Use.CONTENT, mechanism, text.toString(), null));
            }
        });
        mixedWords()
                .forEach((mechanism, words) -> segments.add(
                        new Segment(path, location, Segment.Use.SETTING, mechanism, String.join("\n", words), null)));
        return segments;
    }

    /** Words across the border of two pieces, by the one that is hidden. */
    private Map<Mechanism, Set<String>> mixedWords() {
        Map<Mechanism, Set<String>> words = new EnumMap<>(Mechanism.class);
        for (int i = 1; i < pieces.size(); i++) {
            int border = pieces.get(i).from();
            Mechanism before = pieces.get(i - 1).mechanism();
            Mechanism hidden = before == Mechanism.VISIBLE ? pieces.get(i).mechanism() : before;
            if (isPart(border - 1) && isPart(border)) {
                words.computeIfAbsent(hidden, each -> new TreeSet<>()).add(wordAround(border));
            }
        }
        return words;
    }

    private boolean isPart(int at) {
        return !Character.isWhitespace(all.charAt(at));
    }

    private String wordAround(int border) {
        int from = border;
        while (from > 0 && isPart(from - 1) && border - from < 200) {
            from--;
        }
        int to = border;
        while (to < all.length() && isPart(to) && to - border < 200) {
            to++;
        }
        return all.substring(from, to);
    }

    /** @param row counted from 0, as is the column */
    public Cell cell(int row, int column) {
        String text = text().strip();
        return new Cell(row, column, isNumber(text) ? Cell.Kind.NUMBER : Cell.Kind.TEXT, text, text, mechanism());
    }

    /** Digits with points and commas: as a workbook would hold it as a number. */
    private static boolean isNumber(String text) {
        boolean digits = text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == ',');
        return digits && text.length() <= LONGEST_NUMBER && Character.isDigit(text.charAt(0));
    }

    /** What stands there is about people. */
    @Override
    public String toString() {
        return "MixedText[" + all.length() + "]";
    }
}
