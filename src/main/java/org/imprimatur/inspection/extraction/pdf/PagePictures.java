package org.imprimatur.inspection.extraction.pdf;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.imprimatur.inspection.extraction.Budget;
import org.jspecify.annotations.Nullable;

/** Pictures as a page paints them: what they cover, and whether people certainly see all that is in them. */
final class PagePictures {
    /** Points of a side of a picture in which something can be read. */
    private static final double SMALLEST = 4;
    /** Pixels of a point: 1,200 of an inch, as the finest scanners make. */
    private static final double FINEST = 17;

    /** What shows less of a picture than is in it, or another. */
    private static final List<COSName> CHANGING = List.of(
            COSName.SMASK,
            COSName.MASK,
            COSName.OC,
            COSName.getPDFName("Alternates"),
            COSName.getPDFName("OPI"),
            COSName.getPDFName("SMaskInData"));

    private final PageFound found;
    private final Canvas canvas;
    private final Budget budget;

    PagePictures(PageFound found, Canvas canvas, Budget budget) {
        this.found = found;
        this.canvas = canvas;
        this.budget = budget;
    }

    /**
     * @param place null where it is no new one
     * @param plainly whether it belongs to the page itself: to no layer, annotation or character
     */
    void draw(COSStream picture, @Nullable String place, PDGraphicsState state, boolean plainly) {
        boolean stencil = picture.getBoolean(COSName.IMAGE_MASK, false);
        int colour = stencil ? canvas.colour(state.getNonStrokingColor()) : Colour.UNKNOWN;
        boolean certain = place != null && plainly && canvas.isPlain(state) && isShownWhole(picture);
        boolean legible = !stencil || (!canvas.grid().isPainted() && colour >= 0 && !Colour.same(colour, Colour.WHITE));
        if (PictureMask.covers(picture, budget)) {
            canvas.picture(colour, state);
        } else {
            canvas.touched(canvas.area(state));
        }
        Rectangle2D area = canvas.area(state);
        if (place != null && certain && legible && isLarge(picture, area) && canvas.isInside(area)) {
            canvas.seen().add(place, area, canvas.order());
        }
    }

    private static boolean isLarge(COSStream picture, Rectangle2D area) {
        return area.getWidth() >= SMALLEST
                && area.getHeight() >= SMALLEST
                && picture.getInt(COSName.WIDTH, 0) <= FINEST * area.getWidth()
                && picture.getInt(COSName.HEIGHT, 0) <= FINEST * area.getHeight();
    }

    private boolean isShownWhole(COSStream picture) {
        return CHANGING.stream().noneMatch(picture::containsKey)
                // which has colours and opacity of its own
                && !PackedStream.filters(picture).contains("JPXDecode")
                && isUsual(picture.getDictionaryObject(COSName.DECODE))
                && (picture.getBoolean(COSName.IMAGE_MASK, false)
                        || isUsualSpace(picture.getDictionaryObject(COSName.COLORSPACE)));
    }

    /** From black to white or the other way round, for each component. */
    private static boolean isUsual(@Nullable COSBase decode) {
        if (!(decode instanceof COSArray array)) {
            return decode == null;
        }
        float[] ranges = array.toFloatArray();
        for (int i = 0; i + 1 < ranges.length; i += 2) {
            if (Math.abs(ranges[i] - ranges[i + 1]) != 1 || ranges[i] * ranges[i + 1] != 0) {
                return false;
            }
        }
        return true;
    }

    /** One in which different values are different colours. */
    private boolean isUsualSpace(@Nullable COSBase space) {
        COSBase first = space instanceof COSArray array && array.size() > 0 ? array.getObject(0) : space;
        if (!(first instanceof COSName name)) {
            return false;
        }
        return switch (name.getName()) {
            case "DeviceGray", "DeviceRGB", "DeviceCMYK" -> true;
            case "ICCBased" ->
                space instanceof COSArray array
                        && array.getObject(1) instanceof COSStream profile
                        && isUsualProfile(PackedStream.of(profile, budget).bytes());
            default -> false;
        };
    }

    private static boolean isUsualProfile(byte @Nullable [] profile) {
        return profile != null && ColourProfile.tellsApart(profile);
    }

    void drawInline(Operator operator, PDGraphicsState state, boolean hidden, boolean counted) {
        COSDictionary parameters = operator.getImageParameters();
        byte[] data = operator.getImageData();
        COSBase filter = parameters == null ? null : parameters.getDictionaryObject(COSName.F, COSName.FILTER);
        if (counted) {
            found.inlineImage(filter, data == null ? new byte[0] : data);
        }
        boolean stencil = parameters != null
                && parameters.getBoolean(COSName.IM, parameters.getBoolean(COSName.IMAGE_MASK, false));
        if (!hidden && !stencil) {
            canvas.picture(Colour.UNKNOWN, state);
        } else if (!hidden) {
            canvas.touched(canvas.area(state));
        }
    }
}
