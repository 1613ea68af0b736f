package org.imprimatur.inspection.extraction.painting;

import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.imprimatur.inspection.extraction.Budget;
import org.jspecify.annotations.Nullable;

/** Draws the characters of a page in black, whatever colour they have, whatever covers or cuts them, and on whatever layer they are. */
final class TextDrawer extends BoundedDrawer {
    private static final PDColor BLACK = new PDColor(new float[] {0}, PDDeviceGray.INSTANCE);

    /** Glyphs that are drawn with the means of a page, one in the other. */
    private int drawnGlyphs;

    TextDrawer(PageDrawerParameters parameters, Budget budget, Runnable leftOut) throws IOException {
        super(parameters, budget, leftOut);
    }

    private interface Drawing {
        void run() throws IOException;
    }

    private void bare(Drawing drawing) throws IOException {
        saveGraphicsState();
        PDGraphicsState state = getGraphicsState();
        state.getTextState().setRenderingMode(RenderingMode.FILL);
        state.setNonStrokingColorSpace(PDDeviceGray.INSTANCE);
        state.setNonStrokingColor(BLACK);
        state.setStrokingColorSpace(PDDeviceGray.INSTANCE);
        state.setStrokingColor(BLACK);
        state.setNonStrokeAlphaConstant(1);
        state.setAlphaConstant(1);
        state.setBlendMode(BlendMode.NORMAL);
        state.setSoftMask(null);
        drawing.run();
        restoreGraphicsState();
    }

    @Override
    protected void showFontGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        bare(() -> super.showFontGlyph(matrix, font, code, displacement));
    }

    @Override
    protected void showType3Glyph(Matrix matrix, PDType3Font font, int code, Vector displacement) throws IOException {
        drawnGlyphs++;
        bare(() -> super.showType3Glyph(matrix, font, code, displacement));
        drawnGlyphs--;
    }

    @Override
    public void fillPath(int windingRule) throws IOException {
        if (drawnGlyphs > 0) {
            super.fillPath(windingRule);
        } else {
            endPath();
        }
    }

    @Override
    public void strokePath() throws IOException {
        if (drawnGlyphs > 0) {
            super.strokePath();
        } else {
            endPath();
        }
    }

    @Override
    public void fillAndStrokePath(int windingRule) throws IOException {
        if (drawnGlyphs > 0) {
            super.fillAndStrokePath(windingRule);
        } else {
            endPath();
        }
    }

    @Override
    public void shadingFill(COSName shading) {
        // no text
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
        if (drawnGlyphs > 0) {
            super.drawImage(image);
        }
    }

    /** Nothing is cut off. */
    @Override
    public void clip(int windingRule) {
        // no clip
    }

    /** A group may be put onto the page so that nobody sees it. */
    @Override
    public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
        showForm(group);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        form.getCOSObject().removeItem(COSName.OC);
        super.showForm(form);
    }

    @Override
    public void showAnnotation(PDAnnotation annotation) throws IOException {
        annotation.getCOSObject().removeItem(COSName.OC);
        annotation.setHidden(false);
        annotation.setInvisible(false);
        annotation.setNoView(false);
        super.showAnnotation(annotation);
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
        // whether its layer is on
    }

    @Override
    public void endMarkedContentSequence() {
        // the end of that
    }
}
