package org.imprimatur.inspection.extraction.pdf;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3CharProc;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** Paints a page without making a picture of it: each character is judged against what was painted before and after it. */
final class PageEngine extends PDFGraphicsStreamEngine {
    private static final int DEEPEST = 40;
    /** A line that is as thick covers text. */
    private static final float THICK = 3;

    private static final int LONGEST_STROKED = 5_000;
    private static final int OFTEN = 0x3ff;

    private final Budget budget;
    private final Layers layers;
    private final PageFound found;
    private final PaintGrid grid;
    private final GlyphReading reading;
    private final PagePath path = new PagePath();
    private final Deque<Clip> clips = new ArrayDeque<>();
    private final Deque<Boolean> marked = new ArrayDeque<>();
    private Clip clip;
    private Group group = Group.NONE;
    private @Nullable Mechanism shownAs;
    private int hidden;
    private int order;
    private int operators;
    private int depth;
    /** Whether what is painted is a small character of a font. */
    private boolean inGlyph;

    private @Nullable PDColor lastColour;
    private int lastRgb;

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

    PageEngine(PDPage page, PageFound found, Layers layers, Budget budget) {
        super(page);
        this.found = found;
        this.layers = layers;
        this.budget = budget;
        PDRectangle box = page.getCropBox();
        this.grid = new PaintGrid(box, budget);
        this.reading = new GlyphReading(grid, page.getUserUnit(), budget);
        this.clip = new Clip(
                new Rectangle2D.Double(
                        box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()),
                null);
    }

    /** All of it is painted: what lies under something now stays under it. */
    void finish() {
        if (!grid.isPainted()) {
            return;
        }
        for (Glyph glyph : found.glyphs()) {
            boolean blank = glyph.text != null && glyph.text.isBlank();
            if (!blank && glyph.mechanism == Mechanism.VISIBLE && GlyphReading.isCovered(glyph, grid)) {
                glyph.mechanism = Mechanism.COVERED_TEXT;
            }
        }
    }

    /** What belongs to no page. */
    void paintAlone(PDContentStream content) throws IOException {
        clip = new Clip(new Rectangle2D.Double(-FAR, -FAR, 2 * FAR, 2 * FAR), null);
        processChildStream(content, getPage());
    }

    private static final double FAR = 1e6;

    /** Something that viewers put onto the page by themselves. */
    void cover(Rectangle2D area, int colour, boolean multiplies) {
        grid.fill(area, clip, new Paint(++order, colour, 1, multiplies));
    }

    /** @param as how its texts stand in the file */
    void show(PDAnnotation annotation, Mechanism as, boolean seen) throws IOException {
        PDAppearanceStream appearance = getAppearance(annotation);
        if (appearance != null) {
            found.painted().add(appearance.getCOSObject());
            Mechanism before = shownAs;
            shownAs = as;
            hidden += seen ? 0 : 1;
            showAnnotation(annotation);
            hidden -= seen ? 0 : 1;
            shownAs = before;
        }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if ((++operators & OFTEN) == 0) {
            budget.checkTime();
        }
        switch (operator.getName()) {
            case "Do" -> draw(operands);
            case "BI" -> drawInline(operator);
            case "BMC", "BDC" -> mark(operands);
            case "EMC" -> {
                if (Boolean.TRUE.equals(marked.poll())) {
                    hidden--;
                }
            }
            default -> super.processOperator(operator, operands);
        }
    }

    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException e) throws IOException {
        if (!operator.getName().equals("Q")) {
            // viewers differ in what they make of it
            found.unread("instruction " + operator.getName(), Mechanism.OTHER_PART);
        }
    }

    private void mark(List<COSBase> operands) {
        COSBase properties = operands.size() > 1 ? operands.get(1) : null;
        if (properties instanceof COSName name) {
            PDPropertyList list = getResources() == null ? null : getResources().getProperties(name);
            properties = list == null ? null : list.getCOSObject();
        }
        boolean off = !operands.isEmpty() && COSName.OC.equals(operands.get(0)) && layers.isHidden(properties);
        marked.push(off);
        hidden += off ? 1 : 0;
        if (properties instanceof COSDictionary dictionary) {
            for (COSName key : List.of(COSName.ACTUAL_TEXT, COSName.ALT, COSName.E)) {
                String text = dictionary.getString(key);
                if (text != null) {
                    budget.read(text.length());
                    found.replacement(text);
                }
            }
        }
    }

    private void draw(List<COSBase> operands) throws IOException {
        if (operands.isEmpty() || !(operands.get(0) instanceof COSName name) || getResources() == null) {
            return;
        }
        COSDictionary objects = getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT);
        COSStream stream = objects == null ? null : objects.getCOSStream(name);
        if (stream == null) {
            return;
        }
        boolean off = layers.isHidden(stream.getDictionaryObject(COSName.OC));
        hidden += off ? 1 : 0;
        if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            if (!inGlyph) {
                found.image(stream);
            }
            picture(stream, PictureMask.covers(stream, budget));
        } else {
            drawForm(getResources().getXObject(name), stream);
        }
        hidden -= off ? 1 : 0;
    }

    private void drawForm(@Nullable PDXObject form, COSStream stream) throws IOException {
        if (depth > DEEPEST) {
            found.unread("nested forms", Mechanism.OTHER_PART);
        } else if (form instanceof PDTransparencyGroup transparent) {
            found.painted().add(stream);
            Group before = group;
            group = group.with(getGraphicsState(), getGraphicsState().getNonStrokeAlphaConstant());
            inside(transparent, () -> showTransparencyGroup(transparent));
            group = before;
        } else if (form instanceof PDFormXObject plain) {
            found.painted().add(stream);
            inside(plain, () -> showForm(plain));
        }
    }

    private interface Painting {
        void run() throws IOException;
    }

    /** The state of a form ends with it, whatever is left open in it. */
    private void inside(@Nullable PDFormXObject form, Painting painting) throws IOException {
        Clip before = clip;
        var open = new ArrayDeque<>(clips);
        int hiddenBefore = hidden;
        var markedBefore = new ArrayDeque<>(marked);
        PDRectangle box = form == null ? null : form.getBBox();
        if (form != null && box != null) {
            Matrix matrix = form.getMatrix().multiply(getGraphicsState().getCurrentTransformationMatrix());
            clip = clip.within(new GeneralPath(box.transform(matrix)).getBounds2D());
        }
        depth++;
        painting.run();
        depth--;
        clip = before;
        clips.clear();
        clips.addAll(open);
        hidden = hiddenBefore;
        marked.clear();
        marked.addAll(markedBefore);
    }

    private void drawInline(Operator operator) {
        COSDictionary parameters = operator.getImageParameters();
        if (!inGlyph) {
            found.image();
        }
        boolean stencil = parameters != null
                && parameters.getBoolean(COSName.IM, parameters.getBoolean(COSName.IMAGE_MASK, false));
        picture(null, !stencil);
    }

    private void picture(@Nullable COSStream stream, boolean covers) {
        if (hidden == 0) {
            AffineTransform matrix =
                    getGraphicsState().getCurrentTransformationMatrix().createAffineTransform();
            boolean stencil = stream != null && stream.getBoolean(COSName.IMAGE_MASK, false);
            int colour = stencil ? colour(getGraphicsState().getNonStrokingColor()) : Colour.UNKNOWN;
            Paint paint = paint(colour, getGraphicsState().getNonStrokeAlphaConstant());
            if (covers) {
                grid.fill(
                        matrix.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)),
                        PathIterator.WIND_NON_ZERO,
                        clip,
                        paint);
            }
        }
    }

    private Paint paint(int colour, double alpha) {
        Group all = group.with(getGraphicsState(), alpha);
        return all.otherwise()
                ? new Paint(++order, Colour.UNKNOWN, 0.5, false)
                : new Paint(++order, colour, all.alpha(), all.multiplies());
    }

    private int colour(PDColor colour) {
        if (colour != lastColour) {
            lastRgb = Colour.of(colour);
            lastColour = colour;
        }
        return lastRgb;
    }

    @Override
    protected void showFontGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        found.add(reading.read(matrix, font, code, displacement, ink(), clip));
    }

    private GlyphReading.Ink ink() {
        PDGraphicsState state = getGraphicsState();
        RenderingMode mode = state.getTextState().getRenderingMode();
        Mechanism layer = hidden > 0 ? shownAs == null ? Mechanism.HIDDEN_LAYER : shownAs : shownAs;
        return new GlyphReading.Ink(
                mode,
                mode.isFill() ? colour(state.getNonStrokingColor()) : Colour.UNKNOWN,
                mode.isStroke() ? Colour.of(state.getStrokingColor()) : Colour.UNKNOWN,
                group.alpha() * (mode.isFill() ? state.getNonStrokeAlphaConstant() : state.getAlphaConstant()),
                layer,
                order);
    }

    /** What such a glyph paints lies under nothing of its own. */
    @Override
    protected void showType3Glyph(Matrix matrix, PDType3Font font, int code, Vector displacement) throws IOException {
        Glyph glyph = reading.read(matrix, font, code, displacement, ink(), clip);
        PDType3CharProc drawn = font.getCharProc(code);
        if (drawn != null) {
            boolean isNew = found.painted().add(drawn.getCOSObject());
            if (depth > DEEPEST) {
                found.unread("nested forms", Mechanism.OTHER_PART);
            } else if (isNew || glyph.size > LARGE) {
                boolean before = inGlyph;
                inGlyph = glyph.size <= LARGE;
                inside(null, () -> super.showType3Glyph(matrix, font, code, displacement));
                inGlyph = before;
            }
        }
        found.add(new Glyph(
                glyph.text,
                glyph.angle,
                glyph.start,
                glyph.end,
                glyph.baseline,
                glyph.size,
                order,
                glyph.mechanism));
    }

    /** A glyph as large may cover a text. */
    private static final float LARGE = 40;

    @Override
    public void saveGraphicsState() {
        super.saveGraphicsState();
        clips.push(clip);
    }

    @Override
    public void restoreGraphicsState() {
        super.restoreGraphicsState();
        Clip before = clips.poll();
        clip = before == null ? clip : before;
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
        if (path.isClip()) {
            Rectangle2D rectangle = path.onlyRectangle();
            clip = rectangle != null
                    ? clip.within(rectangle)
                    : new Clip(clip.within(path.bounds()).bounds(), grid.mask(path.outline(), path.clipRule(), clip));
        }
        path.reset();
    }

    @Override
    public void fillPath(int windingRule) throws IOException {
        fill(windingRule);
        endPath();
    }

    @Override
    public void fillAndStrokePath(int windingRule) throws IOException {
        fill(windingRule);
        stroke();
        endPath();
    }

    @Override
    public void strokePath() {
        stroke();
        endPath();
    }

    private void fill(int windingRule) throws IOException {
        for (int i = inGlyph ? 0 : path.curvedOutlines(); i > 0; i--) {
            found.outline();
        }
        PDColor colour = getGraphicsState().getNonStrokingColor();
        boolean covers = !colour.isPattern() || tiles(colour);
        if (hidden > 0 || !covers) {
            return;
        }
        Paint paint = paint(colour(colour), getGraphicsState().getNonStrokeAlphaConstant());
        List<Rectangle2D> rectangles = path.rectangles();
        if (rectangles.isEmpty()) {
            grid.fill(path.outline(), windingRule, clip, paint);
        }
        rectangles.forEach(each -> grid.fill(each, clip, paint));
    }

    /** Whether a pattern covers what lies under it; a tile is painted once, for what is written in it. */
    private boolean tiles(PDColor colour) throws IOException {
        if (colour.getPatternName() == null || getResources() == null) {
            return false;
        }
        if (!(getResources().getPattern(colour.getPatternName()) instanceof PDTilingPattern tile)) {
            return true;
        }
        boolean isNew = tile.getCOSObject() instanceof COSStream stream
                && found.painted().add(stream);
        if (isNew && depth <= DEEPEST) {
            var outer = path.copy();
            hidden++;
            List<Glyph> glyphs = found.glyphs();
            int before = glyphs.size();
            Mechanism as = shownAs;
            shownAs = Mechanism.VISIBLE;
            inside(null, () -> processTilingPattern(tile, null, null));
            shownAs = as;
            hidden--;
            path.take(outer);
            budget.read(glyphs.size() - before);
        }
        return false;
    }

    private void stroke() {
        float width = transformWidth(getGraphicsState().getLineWidth());
        if (hidden == 0 && width >= THICK && path.segments() < LONGEST_STROKED) {
            var stroke = new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
            grid.fill(
                    stroke.createStrokedShape(path.outline()),
                    PathIterator.WIND_NON_ZERO,
                    clip,
                    paint(
                            Colour.of(getGraphicsState().getStrokingColor()),
                            getGraphicsState().getAlphaConstant()));
        }
    }

    @Override
    public void shadingFill(COSName name) {
        if (hidden == 0) {
            grid.fill(clip.bounds(), clip, paint(Colour.UNKNOWN, getGraphicsState().getNonStrokeAlphaConstant()));
        }
    }
}
