package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayList;
import java.util.List;

/** Where the columns of lines are: most lines are blank at the same places between them. */
final class Columns {
    /** Share of the lines that may have something between two columns. */
    private static final double STRAY = 0.2;
    /** Points between two columns, at least. */
    private static final int GUTTER = 2;

    private static final int WIDEST = 4_000;

    /** What is filled in most lines. */
    record Column(float start, float end) {
        boolean meets(Line.Piece piece) {
            return piece.start() < end && piece.end() > start;
        }

        boolean meets(Column other) {
            return other.start < end && other.end > start;
        }
    }

    private final List<Column> all;

    private Columns(List<Column> all) {
        this.all = all;
    }

    static Columns of(List<Line> lines) {
        float left = Float.MAX_VALUE;
        for (Line line : lines) {
            left = Math.min(left, line.words().get(0).start());
        }
        int[] filled = new int[WIDEST];
        for (Line line : lines) {
            for (Line.Piece piece : line.pieces()) {
                int to = (int) Math.min(WIDEST, Math.ceil(piece.end() - left));
                for (int i = (int) Math.max(0, piece.start() - left); i < to; i++) {
                    filled[i]++;
                }
            }
        }
        int stray = (int) (STRAY * lines.size());
        List<Column> columns = new ArrayList<>();
        int from = -1;
        int blank = GUTTER;
        for (int i = 0; i < WIDEST; i++) {
            if (filled[i] > stray) {
                from = from < 0 ? i : from;
                blank = 0;
            } else if (++blank == GUTTER && from >= 0) {
                columns.add(new Column(left + from, left + i + 1 - GUTTER));
                from = -1;
            }
        }
        return new Columns(columns);
    }

    int size() {
        return all.size();
    }

    /** Whether each of the others' columns is one of these. */
    boolean agreeWith(Columns other) {
        return other.all.stream()
                        .allMatch(column -> all.stream().filter(column::meets).count() == 1)
                && all.stream()
                        .allMatch(column ->
                                other.all.stream().filter(column::meets).count() <= 1)
                && other.all.size() > 1;
    }

    /** Whether the pieces of a line stand in several columns, each in one. */
    boolean fit(Line line) {
        List<Line.Piece> pieces = line.pieces();
        return pieces.size() > 1
                && pieces.stream()
                        .allMatch(piece -> all.stream()
                                        .filter(column -> column.meets(piece))
                                        .count()
                                == 1);
    }

    /** Texts by column. */
    List<String> cells(Line line) {
        List<StringBuilder> cells = new ArrayList<>();
        all.forEach(each -> cells.add(new StringBuilder()));
        for (Line.Piece piece : line.pieces()) {
            long met = all.stream().filter(column -> column.meets(piece)).count();
            if (met == 1) {
                int column = 0;
                while (!all.get(column).meets(piece)) {
                    column++;
                }
                append(cells.get(column), piece.text());
            } else {
                piece.words().forEach(word -> append(cells.get(nearest(word)), word.text()));
            }
        }
        return cells.stream().map(StringBuilder::toString).toList();
    }

    private int nearest(Line.Word word) {
        float middle = (word.start() + word.end()) / 2;
        int column = 0;
        while (column + 1 < all.size()
                && middle > (all.get(column).end() + all.get(column + 1).start()) / 2) {
            column++;
        }
        return column;
    }

    private static void append(StringBuilder cell, String text) {
        cell.append(cell.isEmpty() ? "" : " ").append(text);
    }
}
