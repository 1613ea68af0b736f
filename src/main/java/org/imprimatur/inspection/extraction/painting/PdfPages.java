package org.imprimatur.inspection.extraction.painting;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.pdf.StrictParser;
import org.imprimatur.inspection.rules.PaintedPage;
import org.jspecify.annotations.Nullable;

/** The pages of a PDF: its state as it is now, not earlier ones. */
final class PdfPages {
    /** Pixels for each point: 144 dots per inch, by which small print can be read. */
    private static final double WANTED = 2;

    /** How much of a page is left where its text is laid bare. */
    private static final float PALE = 0.8f;

    private static final float LARGEST_UNIT = 100;

    static {
        // nothing of a file is written to a disk
        ImageIO.setUseCache(false);
    }

    private PdfPages() {}

    static @Nullable PaintedPage paint(byte[] file, int number, boolean text, Budget budget) throws IOException {
        try (PDDocument document = StrictParser.open(file)) {
            int pages = 0;
            PDPage page = null;
            for (PDPage each : document.getPages()) {
                pages++;
                page = pages == number ? each : page;
                budget.checkTime();
            }
            if (page == null) {
                return null;
            }
            // the painter looks for it by what the tree says of itself
            if (document.getPage(number - 1).getCOSObject() != page.getCOSObject()) {
                throw UninspectableFile.malformed();
            }
            return paint(document, page, number, pages, text, budget);
        }
    }

    private static PaintedPage paint(
            PDDocument document, PDPage page, int number, int pages, boolean text, Budget budget) throws IOException {
        PDRectangle box = page.getCropBox();
        if (!isArea(box)) {
            throw UninspectableFile.malformed();
        }
        float unit = Math.min(LARGEST_UNIT, Math.max(1, page.getUserUnit()));
        float scale = (float) PictureSize.scale(box.getWidth(), box.getHeight(), WANTED * unit);
        var painter = new PagePainter(document, budget, false);
        BufferedImage picture = painter.renderImage(number - 1, scale, ImageType.RGB);
        boolean whole = painter.isWhole();
        if (text) {
            // layers that are off are shown too
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.OCPROPERTIES);
            var bare = new PagePainter(document, budget, true);
            picture = overPale(picture, bare.renderImage(number - 1, scale, ImageType.ARGB));
            whole &= bare.isWhole();
        }
        var layout = new PaintedPage.Layout(
                number,
                pages,
                picture.getWidth(),
                picture.getHeight(),
                box.getLowerLeftX(),
                box.getLowerLeftY(),
                box.getWidth(),
                box.getHeight(),
                page.getRotation(),
                whole);
        return new PaintedPage(layout, PictureSize.rgb(picture));
    }

    private static boolean isArea(PDRectangle box) {
        return box.getWidth() > 0
                && box.getHeight() > 0
                && Float.isFinite(box.getWidth())
                && Float.isFinite(box.getHeight())
                && Float.isFinite(box.getLowerLeftX())
                && Float.isFinite(box.getLowerLeftY());
    }

    private static BufferedImage overPale(BufferedImage page, BufferedImage text) {
        var both = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        graphics.drawImage(page, 0, 0, null);
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, PALE));
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, both.getWidth(), both.getHeight());
        graphics.setComposite(AlphaComposite.SrcOver);
        graphics.drawImage(text, 0, 0, null);
        graphics.dispose();
        return both;
    }
}
