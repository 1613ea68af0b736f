package org.imprimatur.inspection.extraction.pdf;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.imprimatur.inspection.extraction.Budget;
import org.jspecify.annotations.Nullable;

/** What is painted on a page besides text: areas and pictures, in their order, as far as clips and transparency let them be seen. */
final class Canvas {
    /** A line that is as thick covers text. */
    private static final float THICK = 3;

    private static final int LONGEST_STROKED = 5_000;
    private static final double FAR = 1e6;
    /** Points by which a picture may stand over the edge of its page. */
    private static final double NEAR = 1.5;

    private static final float WHOLE = 0.99f;

    private final PaintGrid grid;
    private final SeenPictures seen = new SeenPictures();
    private final Deque<Clip> clips = new ArrayDeque<>();
    private final PagePath path = new PagePath();
    private Clip clip;
    private Group group = Group.NONE;
    private int order;
    private @Nullable PDColor lastColour;
    private int lastRgb;

    Canvas(PDRectangle box, Budget budget) {
        grid = new PaintGrid(box, budget);
        clip = new Clip(
                new Rectangle2D.Double(box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()),
                null);
    }

    /** How the transparency groups around are put onto the page. */
    private record Group(double alpha, boolean multiplies, boolean otherwise) {
        private static final Group NONE = new Group(1, false, false);

        Group with(PDGraphicsState state, double stateAlpha) {
            BlendMode mode = state.getBlendMode();
            boolean normal = mode == BlendMode.NORMAL || mode == BlendMode.COMPATIBLE;
            boolean darkens = mode == BlendMode.MULTIPLY || mode == BlendMode.DARKEN || mode == BlendMode.COLOR_BURN;
            return new Group(
                    alpha * stateAlpha,
                    multiplies || darkens,
                    otherwise || !(normal || darkens) || state.getSoftMask() != null);
        }
    }

    /** What is restored after a form. */
    record Saved(Clip clip, Deque<Clip> clips, Group group) {}

    PaintGrid grid() {
        return grid;
    }

    SeenPictures seen() {
        return seen;
    }

    PagePath path() {
        return path;
    }

    Clip clip() {
        return clip;
    }

    /** How many paints there were. */
    int order() {
        return order;
    }

    Saved saved() {
        return new Saved(clip, new ArrayDeque<>(clips), group);
    }

    void restore(Saved before) {
        clip = before.clip();
        clips.clear();
        clips.addAll(before.clips());
        group = before.group();
    }

    void save() {
        clips.push(clip);
    }

    void restore() {
        Clip before = clips.poll();
        clip = before == null ? clip : before;
    }

    /** What is painted belongs to no page. */
    void unbounded() {
        clip = new Clip(new Rectangle2D.Double(-FAR, -FAR, 2 * FAR, 2 * FAR), null);
    }

    /** A transparency group begins, painted as the state says. */
    void begin(PDGraphicsState state) {
        group = group.with(state, state.getNonStrokeAlphaConstant());
    }

    /** Nothing of a form is seen outside its box. */
    void clipTo(PDFormXObject form, PDGraphicsState state) {
        PDRectangle box = form.getBBox();
        if (box != null) {
            Matrix matrix = form.getMatrix().multiply(state.getCurrentTransformationMatrix());
            clip = clip.within(new GeneralPath(box.transform(matrix)).getBounds2D());
        }
    }

    double alpha(double ofState) {
        return group.alpha() * ofState;
    }

    int colour(PDColor colour) {
        if (colour != lastColour) {
            lastRgb = Colour.of(colour);
            lastColour = colour;
        }
        return lastRgb;
    }

    private Paint paint(int colour, PDGraphicsState state, double alpha) {
        Group all = group.with(state, alpha);
        order++;
        return all.otherwise()
                ? new Paint(order, Colour.UNKNOWN, 0.5, false)
                : new Paint(order, colour, all.alpha(), all.multiplies());
    }

    /** Whether what is painted is seen as it is, and not through something. */
    boolean isPlain(PDGraphicsState state) {
        Group all = group.with(state, state.getNonStrokeAlphaConstant());
        COSBase transfer = state.getTransfer();
        boolean same = transfer == null || COSName.IDENTITY.equals(transfer) || COSName.DEFAULT.equals(transfer);
        return all.alpha() >= WHOLE && !all.multiplies() && !all.otherwise() && same;
    }

    /** Whether all of it is on the page, and cut off by nothing. */
    boolean isInside(Rectangle2D area) {
        Rectangle2D bounds = clip.bounds();
        return clip.mask() == null
                && area.getMinX() >= bounds.getMinX() - NEAR
                && area.getMinY() >= bounds.getMinY() - NEAR
                && area.getMaxX() <= bounds.getMaxX() + NEAR
                && area.getMaxY() <= bounds.getMaxY() + NEAR;
    }

    /** Where a picture is painted. */
    Rectangle2D area(PDGraphicsState state) {
        return state.getCurrentTransformationMatrix()
                .createAffineTransform()
                .createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1))
                .getBounds2D();
    }

    /** Something was painted there, whether or not it covers what lies below. */
    void touched(Rectangle2D area) {
        if (seen.isWatching()) {
            Rectangle2D shown = area.createIntersection(clip.bounds());
            if (shown.getWidth() >= 0 && shown.getHeight() >= 0) {
                seen.painted(shown);
            }
        }
    }

    private void touched(double margin) {
        if (seen.isWatching()) {
            Rectangle2D bounds = path.bounds();
            touched(new Rectangle2D.Double(
                    bounds.getX() - margin,
                    bounds.getY() - margin,
                    bounds.getWidth() + 2 * margin,
                    bounds.getHeight() + 2 * margin));
        }
    }

    /** A pattern was painted where the path is. */
    void tiled() {
        touched(0);
    }

    /** Something that viewers put onto the page by themselves. */
    void cover(Rectangle2D area, int colour, boolean multiplies) {
        touched(area);
        grid.fill(area, clip, new Paint(++order, colour, 1, multiplies));
    }

    /** @param colour of a stencil */
    void picture(int colour, PDGraphicsState state) {
        touched(area(state));
        AffineTransform matrix = state.getCurrentTransformationMatrix().createAffineTransform();
        grid.fill(
                matrix.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)),
                PathIterator.WIND_NON_ZERO,
                clip,
                paint(colour, state, state.getNonStrokeAlphaConstant()));
    }

    void shade(PDGraphicsState state) {
        touched(clip.bounds());
        grid.fill(clip.bounds(), clip, paint(Colour.UNKNOWN, state, state.getNonStrokeAlphaConstant()));
    }

    void fill(int windingRule, PDGraphicsState state) {
        touched(0);
        Paint paint = paint(colour(state.getNonStrokingColor()), state, state.getNonStrokeAlphaConstant());
        List<Rectangle2D> rectangles = path.rectangles();
        if (rectangles.isEmpty()) {
            grid.fill(path.outline(), windingRule, clip, paint);
        }
        rectangles.forEach(each -> grid.fill(each, clip, paint));
    }

    void stroke(float width, PDGraphicsState state) {
        touched(Math.max(width, 1) / 2);
        if (width >= THICK && path.segments() < LONGEST_STROKED) {
            var stroke = new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
            grid.fill(
                    stroke.createStrokedShape(path.outline()),
                    PathIterator.WIND_NON_ZERO,
                    clip,
                    paint(Colour.of(state.getStrokingColor()), state, state.getAlphaConstant()));
        }
    }

    void endPath() {
        if (path.isClip()) {
            Rectangle2D rectangle = path.onlyRectangle();
            clip = rectangle != null
                    ? clip.within(rectangle)
                    : new Clip(clip.within(path.bounds()).bounds(), grid.mask(path.outline(), path.clipRule(), clip));
        }
        path.reset();
    }
}
