package org.imprimatur.inspection.extraction.pdf;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path that is being made. One of nothing but upright rectangles is kept as such, since nearly all are. */
final class PagePath {
    private static final int NO_CLIP = -1;
    private static final float SLANT = 0.01f;
    /** Curves of an outline that may be a letter's. */
    private static final int FEWEST_CURVES = 2;

    private GeneralPath outline = new GeneralPath();
    private final List<Rectangle2D> rectangles = new ArrayList<>();
    private boolean onlyRectangles = true;
    private int clipRule = NO_CLIP;
    private int segments;
    private int curves;
    private int curved;

    void rectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        boolean upright = (Math.abs(p0.getY() - p1.getY()) < SLANT && Math.abs(p1.getX() - p2.getX()) < SLANT)
                || (Math.abs(p0.getX() - p1.getX()) < SLANT && Math.abs(p1.getY() - p2.getY()) < SLANT);
        onlyRectangles &= upright;
        var rectangle = new Rectangle2D.Double(p0.getX(), p0.getY(), 0, 0);
        rectangle.add(p2);
        rectangles.add(rectangle);
        outline.moveTo((float) p0.getX(), (float) p0.getY());
        outline.lineTo((float) p1.getX(), (float) p1.getY());
        outline.lineTo((float) p2.getX(), (float) p2.getY());
        outline.lineTo((float) p3.getX(), (float) p3.getY());
        outline.closePath();
        segments += 4;
    }

    void moveTo(float x, float y) {
        onlyRectangles = false;
        endOutline();
        outline.moveTo(x, y);
        segments++;
    }

    void lineTo(float x, float y) {
        begun(x, y);
        outline.lineTo(x, y);
    }

    void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        begun(x1, y1);
        outline.curveTo(x1, y1, x2, y2, x3, y3);
        curves++;
    }

    /** A path that begins with a line begins where that ends, as viewers take it. */
    private void begun(float x, float y) {
        onlyRectangles = false;
        segments++;
        if (outline.getCurrentPoint() == null) {
            outline.moveTo(x, y);
        }
    }

    void close() {
        if (outline.getCurrentPoint() != null) {
            outline.closePath();
        }
        endOutline();
    }

    private void endOutline() {
        curved += curves >= FEWEST_CURVES ? 1 : 0;
        curves = 0;
    }

    @Nullable
    Point2D currentPoint() {
        return outline.getCurrentPoint();
    }

    void clipsBy(int rule) {
        clipRule = rule;
    }

    boolean isClip() {
        return clipRule != NO_CLIP;
    }

    int clipRule() {
        return clipRule == NO_CLIP ? PathIterator.WIND_NON_ZERO : clipRule;
    }

    /** Empty where the path is anything else besides. */
    List<Rectangle2D> rectangles() {
        return onlyRectangles ? rectangles : List.of();
    }

    /** Null where the path is anything else. */
    @Nullable
    Rectangle2D onlyRectangle() {
        return onlyRectangles && rectangles.size() == 1 ? rectangles.get(0) : null;
    }

    Rectangle2D bounds() {
        return outline.getBounds2D();
    }

    GeneralPath outline() {
        return outline;
    }

    int segments() {
        return segments;
    }

    int curvedOutlines() {
        endOutline();
        return curved;
    }

    void reset() {
        if (segments > 0) {
            outline = new GeneralPath();
            rectangles.clear();
            onlyRectangles = true;
            segments = 0;
            curves = 0;
            curved = 0;
        }
        clipRule = NO_CLIP;
    }

    PagePath copy() {
        var copy = new PagePath();
        copy.take(this);
        return copy;
    }

    void take(PagePath other) {
        outline = new GeneralPath(other.outline);
        List<Rectangle2D> taken = List.copyOf(other.rectangles);
        rectangles.clear();
        rectangles.addAll(taken);
        onlyRectangles = other.onlyRectangles;
        clipRule = other.clipRule;
        segments = other.segments;
        curves = other.curves;
        curved = other.curved;
    }
}
