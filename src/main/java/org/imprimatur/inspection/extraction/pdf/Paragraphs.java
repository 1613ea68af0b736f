package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divides lines into paragraphs, and into columns where a page has them. */
final class Paragraphs {
    /** Against the size of the text: the gap between two columns. */
    private static final double COLUMN_GAP = 1.5;
    /** Against the size of the text, and against the usual distance of lines: what is further below is another paragraph. */
    private static final double LEADING = 1.7;

    private static final double LOOSER = 1.3;
    private static final double OTHER_SIZE = 1.3;
    private static final int LONGEST = 200;
    private static final int LOOKED_BACK = 12;

    private Paragraphs() {}

    private static final class Block {
        private final StringBuilder text = new StringBuilder();
        private float start;
        private float end;
        private float baseline;
        private float size;
        private int lines;
    }

    static List<String> of(List<Line> lines) {
        double usual = usualDistance(lines);
        List<Block> blocks = new ArrayList<>();
        for (Line line : lines) {
            for (Line.Piece piece : line.pieces(COLUMN_GAP)) {
                Block block = above(blocks, piece, line, usual);
                if (block == null) {
                    block = new Block();
                    block.start = piece.start();
                    block.end = piece.end();
                    blocks.add(block);
                }
                block.text.append(block.lines == 0 ? "" : "\n").append(piece.text());
                block.start = Math.min(block.start, piece.start());
                block.end = Math.max(block.end, piece.end());
                block.baseline = line.baseline();
                block.size = line.size();
                block.lines++;
            }
        }
        return blocks.stream().map(block -> block.text.toString()).toList();
    }

    /** The only block that the piece goes on; null where there is none, or several. */
    private static @Nullable Block above(List<Block> blocks, Line.Piece piece, Line line, double usual) {
        Block found = null;
        for (int i = blocks.size() - 1; i >= Math.max(0, blocks.size() - LOOKED_BACK); i--) {
            Block block = blocks.get(i);
            float distance = block.baseline - line.baseline();
            float size = Math.max(block.size, line.size());
            boolean below = distance > 0 && distance <= Math.max(LEADING * size, LOOSER * usual);
            boolean alike = size <= OTHER_SIZE * Math.min(block.size, line.size());
            if (below && alike && piece.start() < block.end && piece.end() > block.start && block.lines < LONGEST) {
                if (found != null) {
                    return null;
                }
                found = block;
            }
        }
        return found;
    }

    private static double usualDistance(List<Line> lines) {
        if (lines.size() < 3) {
            return 0;
        }
        double[] distances = new double[lines.size() - 1];
        for (int i = 1; i < lines.size(); i++) {
            distances[i - 1] = lines.get(i - 1).baseline() - lines.get(i).baseline();
        }
        Arrays.sort(distances);
        double middle = distances[distances.length / 2];
        double size = lines.get(lines.size() / 2).size();
        return Math.min(middle, 2.5 * size);
    }
}
