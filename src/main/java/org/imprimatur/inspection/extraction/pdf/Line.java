package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayList;
import java.util.List;

/** Words side by side. */
final class Line {
    /** Against the size of the text: what is further apart stands in two columns. */
    private static final double COLUMN_GAP = 0.9;

    /** Letters that touch, with what is between them. */
    record Word(String text, float start, float end, float baseline, float size) {}

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
        return pieces(COLUMN_GAP);
    }

    List<Piece> pieces(double gap) {
        List<Piece> pieces = new ArrayList<>();
        List<Word> piece = new ArrayList<>();
        for (Word word : words) {
            boolean apart = !piece.isEmpty()
                    && word.start() - piece.get(piece.size() - 1).end() > gap * Math.max(word.size(), piece.get(0).size());
            if (apart) {
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
