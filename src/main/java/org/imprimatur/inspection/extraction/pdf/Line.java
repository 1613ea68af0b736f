package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayList;
import java.util.List;

/** Words side by side. */
final class Line {
    /** Against the size of the text: what is further apart stands in two columns. */
    private static final double COLUMN_GAP = 0.9;
    /** The same for words between which no space was written, in a text that has spaces. */
    private static final double UNWRITTEN_GAP = 0.25;

    /**
     * Letters that touch.
     *
     * @param apart whether it was put where it is by itself, and does not follow a space that was written behind the word before
     */
    record Word(String text, float start, float end, float baseline, float size, boolean apart) {}

    /** Words with usual spaces between them. */
    record Piece(List<Word> words) {
        float start() {
            return words.get(0).start();
        }

        float end() {
            return words.get(words.size() - 1).end();
        }

        String text() {
            var text = new StringBuilder();
            for (Word word : words) {
                text.append(text.isEmpty() ? "" : " ").append(word.text());
            }
            return text.toString();
        }
    }

    private final int angle;
    private final List<Word> words;

    Line(int angle, List<Word> words) {
        this.angle = angle;
        this.words = words;
    }

    List<Word> words() {
        return words;
    }

    float baseline() {
        return words.get(0).baseline();
    }

    float size() {
        float size = 0;
        for (Word word : words) {
            size = Math.max(size, word.size());
        }
        return size;
    }

    List<Piece> pieces() {
        return pieces(COLUMN_GAP, true);
    }

    List<Piece> pieces(double gap) {
        return pieces(gap, false);
    }

    private List<Piece> pieces(double gap, boolean unwritten) {
        List<Piece> pieces = new ArrayList<>();
        List<Word> piece = new ArrayList<>();
        for (Word word : words) {
            float size =
                    piece.isEmpty() ? 0 : Math.max(word.size(), piece.get(0).size());
            float between = piece.isEmpty()
                    ? 0
                    : word.start() - piece.get(piece.size() - 1).end();
            if (!piece.isEmpty()
                    && (between > gap * size || (unwritten && word.apart() && between > UNWRITTEN_GAP * size))) {
                pieces.add(new Piece(piece));
                piece = new ArrayList<>();
            }
            piece.add(word);
        }
        pieces.add(new Piece(piece));
        return pieces;
    }

    String text() {
        return new Piece(words).text();
    }

    /** In whole points of the page: left, bottom, width and height. */
    static int[] rectangle(List<Line> lines) {
        double left = Double.MAX_VALUE;
        double bottom = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = -Double.MAX_VALUE;
        for (Line line : lines) {
            double cosine = Math.cos(Math.toRadians(line.angle));
            double sine = Math.sin(Math.toRadians(line.angle));
            double below = line.baseline() - DESCENT * line.size();
            double above = line.baseline() + ASCENT * line.size();
            double from = line.words.get(0).start();
            double to = line.words.get(line.words.size() - 1).end();
            for (double along : new double[] {from, to}) {
                for (double up : new double[] {below, above}) {
                    double x = along * cosine - up * sine;
                    double y = along * sine + up * cosine;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    bottom = Math.min(bottom, y);
                    top = Math.max(top, y);
                }
            }
        }
        int x = (int) Math.floor(left);
        int y = (int) Math.floor(bottom);
        return new int[] {x, y, (int) Math.ceil(right) - x, (int) Math.ceil(top) - y};
    }

    private static final double DESCENT = 0.22;
    private static final double ASCENT = 0.75;
}
