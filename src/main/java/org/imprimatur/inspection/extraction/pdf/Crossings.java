package org.imprimatur.inspection.extraction.pdf;

import java.awt.geom.PathIterator;
import java.util.Arrays;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.UninspectableReason;

/** Where the edges of an outline cross the middle lines of rows, and in which direction. */
final class Crossings {
    /** Of one outline; more than any drawing has, and less than fills the memory. */
    private static final int MOST = 20_000_000;

    private final int first;
    private final double[][] places;
    private final int[] counts;
    private int all;

    Crossings(int first, int last) {
        this.first = first;
        this.places = new double[last - first][];
        this.counts = new int[last - first];
    }

    void edge(double fromX, double fromY, double toX, double toY) {
        boolean down = fromY > toY;
        double lowX = down ? toX : fromX;
        double lowY = down ? toY : fromY;
        double highX = down ? fromX : toX;
        double highY = down ? fromY : toY;
        if (!(highY > lowY)) {
            return;
        }
        int from = (int) Math.max(0, Math.ceil(lowY - 0.5) - first);
        int to = (int) Math.min(places.length, Math.ceil(highY - 0.5) - first);
        for (int row = from; row < to; row++) {
            double share = (row + first + 0.5 - lowY) / (highY - lowY);
            add(row, lowX + share * (highX - lowX), down);
        }
    }

    /** The direction is kept in the last bit of the place. */
    private void add(int row, double x, boolean down) {
        if (++all > MOST) {
            throw new UninspectableFile(UninspectableReason.EXPANDS_TOO_FAR);
        }
        double[] row0 = places[row];
        if (row0 == null) {
            row0 = new double[4];
        } else if (counts[row] == row0.length) {
            row0 = Arrays.copyOf(row0, 2 * row0.length);
        }
        places[row] = row0;
        long bits = Double.doubleToRawLongBits(x);
        row0[counts[row]++] = Double.longBitsToDouble(down ? bits | 1 : bits & ~1L);
    }

    interface Span {
        void of(int row, int begin, int end);
    }

    void spans(int row, int windingRule, int columns, Span span) {
        double[] here = places[row - first];
        if (here == null) {
            return;
        }
        int count = counts[row - first];
        Arrays.sort(here, 0, count);
        int winding = 0;
        for (int i = 0; i + 1 < count; i++) {
            boolean down = (Double.doubleToRawLongBits(here[i]) & 1) != 0;
            winding += windingRule == PathIterator.WIND_EVEN_ODD ? 1 : down ? -1 : 1;
            boolean inside = windingRule == PathIterator.WIND_EVEN_ODD ? (winding & 1) != 0 : winding != 0;
            int begin = (int) Math.max(0, Math.ceil(here[i] - 0.5));
            int end = (int) Math.min(columns, Math.ceil(here[i + 1] - 0.5));
            if (inside && begin < end) {
                span.of(row, begin, end);
            }
        }
    }
}
