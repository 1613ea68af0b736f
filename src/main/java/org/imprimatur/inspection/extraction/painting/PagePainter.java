package org.imprimatur.inspection.extraction.painting;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.imprimatur.inspection.extraction.Budget;

/** Paints pages within a budget, and says whether anything had to be left out. */
final class PagePainter extends PDFRenderer {
    private final Budget budget;
    private final boolean text;
    private boolean whole = true;

    /** @param text whether nothing but text is painted */
    PagePainter(PDDocument document, Budget budget, boolean text) {
        super(document);
        this.budget = budget;
        this.text = text;
        // of a large picture no more is unpacked than the page needs
        setSubsamplingAllowed(true);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return text
                ? new TextDrawer(parameters, budget, this::leaveOut)
                : new BoundedDrawer(parameters, budget, this::leaveOut);
    }

    private void leaveOut() {
        whole = false;
    }

    boolean isWhole() {
        return whole;
    }
}
