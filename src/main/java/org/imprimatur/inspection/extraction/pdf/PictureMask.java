package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.imprimatur.inspection.extraction.Budget;

/** Whether a picture covers what lies under it, as far as a mask says (ISO 32000-2, 8.9.6). */
final class PictureMask {
    private static final int LOOKED_AT = 1 << 22;
    private static final double MOST = 0.9;

    private PictureMask() {}

    static boolean covers(COSStream picture, Budget budget) {
        COSStream soft = picture.getCOSStream(COSName.SMASK);
        if (soft != null) {
            return soft.getInt(COSName.BITS_PER_COMPONENT, 8) != 8 || share(soft, false, budget) >= MOST;
        }
        COSBase mask = picture.getDictionaryObject(COSName.MASK);
        if (mask instanceof COSStream stencil) {
            return share(stencil, true, budget) >= MOST;
        }
        return !picture.getBoolean(COSName.IMAGE_MASK, false) || share(picture, true, budget) >= MOST;
    }

    /** How much of it paints. */
    private static double share(COSStream mask, boolean bits, Budget budget) {
        COSBase filter = mask.getFilters();
        boolean packedAsPicture = (filter instanceof COSName name && !name.equals(COSName.FLATE_DECODE))
                || (filter instanceof COSArray several && several.size() > 1);
        if (packedAsPicture) {
            // a scan, of which the paper is left out
            return 0;
        }
        try (InputStream in = mask.createInputStream()) {
            byte[] first = in.readNBytes(LOOKED_AT);
            budget.expand(first.length);
            long all = 0;
            for (byte each : first) {
                all += bits ? 8 - Integer.bitCount(each & 0xff) : each & 0xff;
            }
            boolean turned = mask.getDictionaryObject(COSName.DECODE) instanceof COSArray decode
                    && decode.size() > 0
                    && decode.toFloatArray()[0] == 1;
            double share = first.length == 0 ? 0 : all / (first.length * (bits ? 8.0 : 255.0));
            return turned ? 1 - share : share;
        } catch (IOException e) {
            return 0;
        }
    }
}
