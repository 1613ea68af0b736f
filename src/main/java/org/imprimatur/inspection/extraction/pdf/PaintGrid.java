package org.imprimatur.inspection.extraction.pdf;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.imprimatur.inspection.extraction.Budget;
import org.jspecify.annotations.Nullable;

/**
 * A page in cells of about a point: which colour each of them has, and which paint was the last that covered what lies under it.
 * Many small areas that cover a text together cover it as one large area does, and whatever their shape is, a cell has one answer.
 */
final class PaintGrid {
    /** Cells of the longer side, at most. */
    private static final int FINEST = 1_200;

    private static final double FLATNESS = 0.5;

    private final Budget budget;
    private final double left;
    private final double bottom;
    private final double scale;
    private final int columns;
    private final int rows;
    private int @Nullable [] orders;
    private int[] colours = new int[0];

    PaintGrid(PDRectangle page, Budget budget) {
        this.budget = budget;
        left = page.getLowerLeftX();
        bottom = page.getLowerLeftY();
        double longer = Math.max(1, Math.max(page.getWidth(), page.getHeight()));
        scale = Math.min(1, FINEST / longer);
        columns = (int) Math.ceil(page.getWidth() * scale) + 1;
        rows = (int) Math.ceil(page.getHeight() * scale) + 1;
    }

    /** Whether anything but text was painted. */
    boolean isPainted() {
        return orders != null;
    }

    /** The last paint that covered the place, -1 where none did. */
    int orderAt(double x, double y) {
        int cell = cell(x, y);
        return orders == null || cell < 0 ? -1 : orders[cell];
    }

    int colourAt(double x, double y) {
        int cell = cell(x, y);
        return orders == null || cell < 0 ? Colour.WHITE : colours[cell];
    }

    private int cell(double x, double y) {
        int column = (int) Math.floor((x - left) * scale);
        int row = (int) Math.floor((y - bottom) * scale);
        return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column;
    }

    private int[] begin() {
        int[] begun = orders;
        if (begun == null) {
            begun = new int[columns * rows];
            Arrays.fill(begun, -1);
            colours = new int[columns * rows];
            Arrays.fill(colours, Colour.WHITE);
            orders = begun;
        }
        return begun;
    }

    void fill(Rectangle2D area, Clip clip, Paint paint) {
        Rectangle2D shown = area.createIntersection(clip.bounds());
        if (shown.getWidth() <= 0 || shown.getHeight() <= 0) {
            return;
        }
        int top = centre((shown.getMaxY() - bottom) * scale, rows);
        for (int row = centre((shown.getMinY() - bottom) * scale, rows); row < top; row++) {
            fillRow(
                    row,
                    centre((shown.getMinX() - left) * scale, columns),
                    centre((shown.getMaxX() - left) * scale, columns),
                    clip.mask(),
                    paint);
        }
    }

    /** The first cell whose middle is not left of it. */
    private static int centre(double at, int cells) {
        return (int) Math.max(0, Math.min(cells, Math.ceil(at - 0.5)));
    }

    private void fillRow(int row, int from, int to, @Nullable BitSet mask, Paint paint) {
        int[] covered = begin();
        for (int cell = row * columns + from; cell < row * columns + to; cell++) {
            if (mask == null || mask.get(cell)) {
                colours[cell] = paint.over(colours[cell]);
                if (paint.covers()) {
                    covered[cell] = paint.order();
                }
            }
        }
    }

    void fill(Shape shape, int windingRule, Clip clip, Paint paint) {
        int from = centre((clip.bounds().getMinX() - left) * scale, columns);
        int to = centre((clip.bounds().getMaxX() - left) * scale, columns);
        spans(shape, windingRule, clip.bounds(), (row, begin, end) -> {
            int first = Math.max(from, begin);
            int last = Math.min(to, end);
            if (first < last) {
                fillRow(row, first, last, clip.mask(), paint);
            }
        });
    }

    /** The cells in a shape, for a clip. */
    BitSet mask(Shape shape, int windingRule, Clip within) {
        var mask = new BitSet(columns * rows);
        spans(
                shape,
                windingRule,
                within.bounds(),
                (row, begin, end) -> mask.set(row * columns + begin, row * columns + end));
        if (within.mask() != null) {
            mask.and(within.mask());
        }
        return mask;
    }

    boolean isIn(BitSet mask, double x, double y) {
        int cell = cell(x, y);
        return cell >= 0 && mask.get(cell);
    }

    private interface Span {
        void of(int row, int begin, int end);
    }

    /** Scan conversion: where the middle line of each row of cells crosses the outline. */
    private void spans(Shape shape, int windingRule, Rectangle2D within, Span span) {
        int first = centre((within.getMinY() - bottom) * scale, rows);
        int last = centre((within.getMaxY() - bottom) * scale, rows);
        if (first >= last) {
            return;
        }
        var crossings = new Crossings(first, last);
        PathIterator path = shape.getPathIterator(null, FLATNESS);
        double[] at = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        int steps = 0;
        for (; !path.isDone(); path.next()) {
            if ((++steps & 0xffff) == 0) {
                budget.checkTime();
            }
            int kind = path.currentSegment(at);
            double nextX = kind == PathIterator.SEG_CLOSE ? startX : (at[0] - left) * scale;
            double nextY = kind == PathIterator.SEG_CLOSE ? startY : (at[1] - bottom) * scale;
            if (kind == PathIterator.SEG_MOVETO) {
                crossings.edge(x, y, startX, startY);
                startX = nextX;
                startY = nextY;
            } else {
                crossings.edge(x, y, nextX, nextY);
            }
            x = nextX;
            y = nextY;
        }
        crossings.edge(x, y, startX, startY);
        for (int row = first; row < last; row++) {
            crossings.spans(row, windingRule, columns, span::of);
        }
    }
}
