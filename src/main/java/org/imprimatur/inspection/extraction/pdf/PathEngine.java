package org.imprimatur.inspection.extraction.pdf;

import java.awt.geom.Point2D;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.jspecify.annotations.Nullable;

/** Keeps the path and the clips of a page as its instructions make them. */
abstract class PathEngine extends PDFGraphicsStreamEngine {
    private final Canvas canvas;
    private final PagePath path;

    PathEngine(PDPage page, Canvas canvas) {
        super(page);
        this.canvas = canvas;
        this.path = canvas.path();
    }

    final Canvas canvas() {
        return canvas;
    }

    @Override
    public void saveGraphicsState() {
        super.saveGraphicsState();
        canvas.save();
    }

    @Override
    public void restoreGraphicsState() {
        super.restoreGraphicsState();
        canvas.restore();
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.rectangle(p0, p1, p2, p3);
    }

    @Override
    public void drawImage(PDImage image) {
        // all of them are met as instructions
    }

    @Override
    public void clip(int windingRule) {
        path.clipsBy(windingRule);
    }

    @Override
    public void moveTo(float toX, float toY) {
        path.moveTo(toX, toY);
    }

    @Override
    public void lineTo(float toX, float toY) {
        path.lineTo(toX, toY);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        path.curveTo(x1, y1, x2, y2, x3, y3);
    }

    @Override
    public @Nullable Point2D getCurrentPoint() {
        return path.currentPoint();
    }

    @Override
    public void closePath() {
        path.close();
    }

    @Override
    public void endPath() {
        canvas.endPath();
    }
}
