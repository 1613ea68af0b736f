package org.imprimatur.inspection.extraction.pdf;

import java.awt.geom.Rectangle2D;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Where painting is seen.
 *
 * @param mask the cells of the grid in it; null where it is a rectangle
 */
record Clip(Rectangle2D bounds, @Nullable BitSet mask) {
    Clip within(Rectangle2D other) {
        Rectangle2D both = bounds.createIntersection(other);
        return new Clip(both.getWidth() <= 0 || both.getHeight() <= 0 ? new Rectangle2D.Double() : both, mask);
    }
}
