package org.imprimatur.inspection.extraction.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/** How many bytes a picture without a code of its own needs (ISO 32000-2, 8.9.5). What is more is never shown. */
final class PixelSize {
    static final long UNKNOWN = -1;

    private static final int FIRST_PNG = 10;

    private PixelSize() {}

    static long of(COSStream picture) {
        long width = picture.getInt(COSName.WIDTH, COSName.W, -1);
        long height = picture.getInt(COSName.HEIGHT, COSName.H, -1);
        boolean stencil = picture.getBoolean(COSName.IMAGE_MASK, COSName.IM, false);
        long bits = stencil ? 1 : picture.getInt(COSName.BITS_PER_COMPONENT, COSName.BPC, -1);
        long parts = stencil ? 1 : parts(picture.getDictionaryObject(COSName.COLORSPACE, COSName.CS));
        if (width < 0 || height < 0 || bits < 1 || bits > 16 || parts < 1) {
            return UNKNOWN;
        }
        return (width * bits * parts + 7) / 8 * height;
    }

    /** With the signs before each row that a prediction needs (7.4.4.4). */
    static long predicted(long size, @Nullable COSDictionary parameters) {
        int predictor = parameters == null ? 1 : parameters.getInt(COSName.PREDICTOR, 1);
        if (size == UNKNOWN || parameters == null || predictor < FIRST_PNG) {
            return size;
        }
        long row = ((long) parameters.getInt(COSName.COLORS, 1)
                                * parameters.getInt(COSName.BITS_PER_COMPONENT, 8)
                                * parameters.getInt(COSName.COLUMNS, 1)
                        + 7)
                / 8;
        return row < 1 ? UNKNOWN : (size + row - 1) / row * (row + 1);
    }

    /** Components of a colour space (8.6). */
    private static int parts(@Nullable COSBase space) {
        COSBase first = space instanceof COSArray array && array.size() > 0 ? array.getObject(0) : space;
        if (!(first instanceof COSName name)) {
            return -1;
        }
        return switch (name.getName()) {
            case "DeviceGray", "G", "CalGray", "Indexed", "I", "Separation" -> 1;
            case "DeviceRGB", "RGB", "CalRGB", "Lab" -> 3;
            case "DeviceCMYK", "CMYK" -> 4;
            case "ICCBased" ->
                space instanceof COSArray array && array.getObject(1) instanceof COSStream profile
                        ? profile.getInt(COSName.N, -1)
                        : -1;
            case "DeviceN" ->
                space instanceof COSArray array && array.getObject(1) instanceof COSArray names ? names.size() : -1;
            default -> -1;
        };
    }
}
