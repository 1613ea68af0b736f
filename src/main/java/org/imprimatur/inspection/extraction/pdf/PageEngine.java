package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3CharProc;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
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
final class PageEngine extends PathEngine {
    private static final int DEEPEST = 40;
    private static final int OFTEN = 0x3ff;

    private final Budget budget;
    private final Layers layers;
    private final PageFound found;
    private final Canvas canvas;
    private final GlyphReading reading;
    private final PagePictures pictures;
    private final PageShapes shapes;
    private final MarkedContent marked = new MarkedContent();
    private @Nullable Mechanism shownAs;
    private int hidden;
    /** How many layers are around what is painted, shown or not. */
    private int layered;

    private int operators;
    private int depth;
    /** How many characters of drawn fonts are around what is painted. */
    private int drawn;
    /** Whether what is painted is a small character of a font. */
    private boolean inGlyph;

    PageEngine(PDPage page, PageFound found, Layers layers, Budget budget) {
        super(page, new Canvas(page.getCropBox(), budget));
        this.found = found;
        this.layers = layers;
        this.budget = budget;
        this.canvas = canvas();
        this.pictures = new PagePictures(found, canvas, budget);
        this.reading = new GlyphReading(canvas.grid(), page.getUserUnit(), budget);
        this.shapes = new PageShapes(page, budget.pictures());
    }

    PageShapes shapes() {
        return shapes;
    }

    /** All of it is painted: what lies under something now stays under it. */
    void finish() {
        found.seen(canvas.seen().places(found.glyphs()));
        if (!canvas.grid().isPainted()) {
            return;
        }
        for (Glyph glyph : found.glyphs()) {
            boolean blank = glyph.text != null && glyph.text.isBlank();
            if (!blank && glyph.mechanism == Mechanism.VISIBLE && GlyphReading.isCovered(glyph, canvas.grid())) {
                glyph.mechanism = Mechanism.COVERED_TEXT;
            }
        }
    }

    /** What belongs to no page. */
    void paintAlone(PDContentStream content) throws IOException {
        canvas.unbounded();
        processChildStream(content, getPage());
    }

    /** @param as how its texts stand in the file */
    void show(PDAnnotation annotation, Mechanism as, boolean seen) throws IOException {
        PDAppearanceStream appearance = getAppearance(annotation);
        if (appearance != null) {
            found.paints(appearance.getCOSObject());
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
        // the library runs instructions by others, without operands
        if (operands != null) {
            found.instructions().take(operator, operands);
        }
        switch (operator.getName()) {
            case "Do" -> draw(operands);
            case "BI" -> pictures.drawInline(operator, getGraphicsState(), hidden > 0, !inGlyph);
            case "BMC", "BDC" -> mark(operands);
            case "EMC" -> {
                MarkedContent.Mark mark = marked.end(found.glyphs().size());
                hidden -= mark != null && mark.hidden() ? 1 : 0;
                layered -= mark != null && mark.optional() ? 1 : 0;
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
        boolean optional = !operands.isEmpty() && COSName.OC.equals(operands.get(0));
        boolean off = optional && layers.isHidden(properties);
        hidden += off ? 1 : 0;
        layered += optional ? 1 : 0;
        List<Replacement> replacements = new ArrayList<>();
        if (properties instanceof COSDictionary dictionary) {
            for (COSName key : Replacement.KEYS) {
                String text = dictionary.getString(key);
                if (text != null) {
                    budget.read(text.length());
                    replacements.add(found.replacement(text));
                }
            }
        }
        marked.begin(new MarkedContent.Mark(optional, off, replacements));
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
        boolean optional = stream.containsKey(COSName.OC);
        hidden += off ? 1 : 0;
        layered += optional ? 1 : 0;
        if (!COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            drawForm(getResources().getXObject(name), stream);
        } else {
            drawPicture(stream);
        }
        hidden -= off ? 1 : 0;
        layered -= optional ? 1 : 0;
    }

    private void drawPicture(COSStream picture) {
        String place = inGlyph ? null : found.image(picture);
        if (hidden == 0) {
            boolean plainly = layered == 0 && shownAs == null && drawn == 0 && !hasOtherColours();
            pictures.draw(picture, place, getGraphicsState(), plainly);
        }
    }

    /** Whether colours of devices are taken for others there (ISO 32000-2, 8.6.5.6). */
    private boolean hasOtherColours() {
        COSDictionary spaces =
                getResources() == null ? null : getResources().getCOSObject().getCOSDictionary(COSName.COLORSPACE);
        return spaces != null
                && spaces.keySet().stream().anyMatch(name -> name.getName().startsWith("Default"));
    }

    private void drawForm(@Nullable PDXObject form, COSStream stream) throws IOException {
        if (depth > DEEPEST) {
            found.unread("nested forms", Mechanism.OTHER_PART);
        } else if (form instanceof PDTransparencyGroup transparent) {
            found.paints(stream);
            Canvas.Saved before = canvas.saved();
            canvas.begin(getGraphicsState());
            inside(transparent, () -> showTransparencyGroup(transparent));
            canvas.restore(before);
        } else if (form instanceof PDFormXObject plain) {
            found.paints(stream);
            inside(plain, () -> showForm(plain));
        }
    }

    private interface Painting {
        void run() throws IOException;
    }

    /** The state of a form ends with it, whatever is left open in it. */
    private void inside(@Nullable PDFormXObject form, Painting painting) throws IOException {
        Canvas.Saved before = canvas.saved();
        int hiddenBefore = hidden;
        int layeredBefore = layered;
        List<MarkedContent.Mark> markedBefore = marked.saved();
        if (form != null) {
            canvas.clipTo(form, getGraphicsState());
        }
        depth++;
        painting.run();
        depth--;
        canvas.restore(before);
        hidden = hiddenBefore;
        layered = layeredBefore;
        marked.restore(markedBefore);
    }

    @Override
    protected void showFontGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        Glyph glyph = reading.read(matrix, font, code, displacement, ink(), canvas.clip());
        found.add(glyph);
        if (glyph.text == null) {
            shapes.add(matrix, font, code);
        }
    }

    private GlyphReading.Ink ink() {
        PDGraphicsState state = getGraphicsState();
        RenderingMode mode = state.getTextState().getRenderingMode();
        if (mode.isClip()) {
            // what comes next is seen through the characters only
            canvas.seen().unsure();
        }
        Mechanism layer = hidden > 0 ? shownAs == null ? Mechanism.HIDDEN_LAYER : shownAs : shownAs;
        return new GlyphReading.Ink(
                mode,
                mode.isFill() ? canvas.colour(state.getNonStrokingColor()) : Colour.UNKNOWN,
                mode.isStroke() ? Colour.of(state.getStrokingColor()) : Colour.UNKNOWN,
                canvas.alpha(mode.isFill() ? state.getNonStrokeAlphaConstant() : state.getAlphaConstant()),
                layer,
                canvas.order());
    }

    /** What such a glyph paints lies under nothing of its own. */
    @Override
    protected void showType3Glyph(Matrix matrix, PDType3Font font, int code, Vector displacement) throws IOException {
        Glyph glyph = reading.read(matrix, font, code, displacement, ink(), canvas.clip());
        if (glyph.text == null) {
            shapes.miss();
        }
        PDType3CharProc painting = font.getCharProc(code);
        if (painting != null) {
            boolean isNew = found.paints(painting.getCOSObject());
            if (depth > DEEPEST) {
                found.unread("nested forms", Mechanism.OTHER_PART);
            } else if (isNew || glyph.size > LARGE) {
                boolean before = inGlyph;
                inGlyph = glyph.size <= LARGE;
                drawn++;
                inside(null, () -> super.showType3Glyph(matrix, font, code, displacement));
                drawn--;
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
                canvas.order(),
                glyph.mechanism));
    }

    /** A glyph as large may cover a text. */
    private static final float LARGE = 40;

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
        if (!inGlyph) {
            shapes.stroked(canvas.path());
        }
        stroke();
        endPath();
    }

    @Override
    public void endPath() {
        if (!inGlyph && canvas.path().isClip()) {
            shapes.clipped(canvas.path());
        }
        super.endPath();
    }

    private void fill(int windingRule) throws IOException {
        for (int i = inGlyph ? 0 : canvas.path().curvedOutlines(); i > 0; i--) {
            found.outline();
        }
        if (!inGlyph) {
            shapes.add(canvas.path(), windingRule);
        }
        PDColor colour = getGraphicsState().getNonStrokingColor();
        boolean covers = !colour.isPattern() || tiles(colour);
        if (hidden == 0 && covers) {
            canvas.fill(windingRule, getGraphicsState());
        } else if (hidden == 0) {
            canvas.tiled();
        }
    }

    /** Whether a pattern covers what lies under it; a tile is painted once, for what is written in it. */
    private boolean tiles(PDColor colour) throws IOException {
        if (colour.getPatternName() == null || getResources() == null) {
            return false;
        }
        if (!(getResources().getPattern(colour.getPatternName()) instanceof PDTilingPattern tile)) {
            return true;
        }
        boolean isNew = tile.getCOSObject() instanceof COSStream stream && found.paints(stream);
        if (isNew && depth <= DEEPEST) {
            PagePath outer = canvas.path().copy();
            hidden++;
            List<Glyph> glyphs = found.glyphs();
            int before = glyphs.size();
            Mechanism as = shownAs;
            shownAs = Mechanism.VISIBLE;
            inside(null, () -> processTilingPattern(tile, null, null));
            shownAs = as;
            hidden--;
            canvas.path().take(outer);
            budget.read(glyphs.size() - before);
        }
        return false;
    }

    private void stroke() {
        if (hidden == 0) {
            canvas.stroke(transformWidth(getGraphicsState().getLineWidth()), getGraphicsState());
        }
    }

    @Override
    public void shadingFill(COSName name) {
        if (hidden == 0) {
            canvas.shade(getGraphicsState());
        }
    }
}
