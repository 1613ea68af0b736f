package org.imprimatur.inspection.extraction.painting;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.EmptyGraphicsStackException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.imprimatur.inspection.extraction.Budget;
import org.jspecify.annotations.Nullable;

/**
 * Draws a page as long as there is time for it, with pictures as large as there is memory for. What the library skips is told: whoever reads
 * a page has to know that there is more.
 */
class BoundedDrawer extends PageDrawer {
    private static final int OFTEN = 0xff;

    /** The library draws nothing that is nested deeper. */
    private static final int DEEPEST = 49;

    private final Budget budget;
    private final Runnable leftOut;
    private int operators;

    /** @param leftOut told of each part that is not drawn */
    BoundedDrawer(PageDrawerParameters parameters, Budget budget, Runnable leftOut) throws IOException {
        super(parameters);
        this.budget = budget;
        this.leftOut = leftOut;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if ((++operators & OFTEN) == 0) {
            budget.checkTime();
        }
        if (getLevel() >= DEEPEST && operator.getName().equals("Do")) {
            leftOut.run();
            return;
        }
        super.processOperator(operator, operands);
    }

    /** Goes on with the rest of the page, as viewers do. */
    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException e) {
        if (!(e instanceof EmptyGraphicsStackException)) {
            leftOut.run();
        }
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
        budget.checkTime();
        PictureSize.require(image.getWidth(), image.getHeight());
        boolean asTold = JpegSize.isAsTold(image);
        if (image instanceof PDImageXObject masked) {
            asTold &= isAsTold(masked.getMask()) && isAsTold(masked.getSoftMask());
        }
        if (asTold) {
            super.drawImage(image);
        } else {
            leftOut.run();
        }
    }

    private static boolean isAsTold(@Nullable PDImageXObject mask) throws IOException {
        if (mask == null) {
            return true;
        }
        PictureSize.require(mask.getWidth(), mask.getHeight());
        return JpegSize.isAsTold(mask);
    }
}
