package org.imprimatur.inspection.extraction.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.imprimatur.inspection.extraction.Budget;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a file as bytes for a program that reads pictures: a JPEG as it is, anything else unpacked, in Java alone, to a portable
 * bitmap or greymap. What would be unpacked by a library in C, or is not what it looks like without its mask, is not given.
 */
final class PictureForReading {
    private static final int MOST_POINTS = 20 << 20;
    /** Of pictures in black and white: a page in 600 dots an inch. */
    private static final int MOST_BITS = 48 << 20;
    /** Of an unpacked point: four colours of 16 bits. */
    private static final int BYTES = 8;

    private static final int USUAL_COLUMNS = 1728;

    private final COSStream picture;
    private final int width;
    private final int height;
    private final boolean bits;

    private PictureForReading(COSStream picture) {
        this.picture = picture;
        this.width = picture.getInt(COSName.WIDTH, 0);
        this.height = picture.getInt(COSName.HEIGHT, 0);
        this.bits = picture.getBoolean(COSName.IMAGE_MASK, false) || picture.getInt(COSName.BITS_PER_COMPONENT, 0) == 1;
    }

    /** Null where it is not given. */
    static byte @Nullable [] of(COSStream picture, Budget budget) {
        boolean masked = picture.containsKey(COSName.SMASK) || picture.containsKey(COSName.MASK);
        if (masked && !PictureMask.covers(picture, budget)) {
            return null;
        }
        try {
            return new PictureForReading(picture).bytes();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            // the library's ways to say so: it stays unread
            return null;
        }
    }

    private byte @Nullable [] bytes() throws IOException {
        boolean fits = width > 0 && height > 0 && (long) width * height <= (bits ? MOST_BITS : MOST_POINTS);
        COSBase filter = filter();
        if (!fits || filter == null) {
            return null;
        }
        if (COSName.DCT_DECODE.equals(filter)) {
            try (InputStream in = picture.createRawInputStream()) {
                return in.readAllBytes();
            }
        }
        boolean unpacks = COSName.IDENTITY.equals(filter)
                || (COSName.FLATE_DECODE.equals(filter) && isAsLarge())
                || (COSName.CCITTFAX_DECODE.equals(filter) && isAsWide());
        if (!unpacks) {
            return null;
        }
        if (isBlackAndWhite()) {
            return bitmap();
        }
        return hasPlainColours(picture.getDictionaryObject(COSName.COLORSPACE, COSName.CS)) ? greymap() : null;
    }

    /** Others are worked out point by point, by programs of the file. */
    private static boolean hasPlainColours(@Nullable COSBase colours) {
        if (!(colours instanceof COSArray array) || array.size() == 0) {
            return isPlain(colours);
        }
        COSBase kind = array.getObject(0);
        if (COSName.ICCBASED.equals(kind)) {
            COSBase otherwise = array.getObject(1) instanceof COSStream profile
                    ? profile.getDictionaryObject(COSName.ALTERNATE)
                    : COSName.ICCBASED;
            return otherwise == null || isPlain(otherwise);
        }
        return COSName.INDEXED.equals(kind) || COSName.CALGRAY.equals(kind) || COSName.CALRGB.equals(kind);
    }

    /** The only one, Identity for none; null where there are several. */
    private @Nullable COSBase filter() {
        COSBase filter = picture.getFilters();
        if (filter instanceof COSArray several) {
            filter = several.size() == 0 ? COSName.IDENTITY : several.size() == 1 ? several.getObject(0) : null;
            return filter;
        }
        return filter == null ? COSName.IDENTITY : filter;
    }

    private static boolean isPlain(@Nullable COSBase colours) {
        return COSName.DEVICEGRAY.equals(colours) || COSName.DEVICERGB.equals(colours);
    }

    /** Whether it unpacks to no more than its points can be: the library unpacks all of it. */
    private boolean isAsLarge() throws IOException {
        long most = (long) width * height * BYTES + height;
        byte[] buffer = new byte[1 << 14];
        try (InputStream in = new InflaterInputStream(picture.createRawInputStream())) {
            for (int read = in.read(buffer); read >= 0 && most >= 0; read = in.read(buffer)) {
                most -= read;
            }
        }
        return most >= 0;
    }

    /** Whether the fax is as large as the picture: the library makes room for what the fax claims. */
    private boolean isAsWide() {
        COSBase parameters = picture.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (parameters instanceof COSArray several && several.size() > 0) {
            parameters = several.getObject(0);
        }
        int columns = parameters instanceof COSDictionary given
                ? given.getInt(COSName.COLUMNS, USUAL_COLUMNS)
                : USUAL_COLUMNS;
        int rows = parameters instanceof COSDictionary given ? given.getInt(COSName.ROWS, height) : height;
        return columns == width && rows <= height;
    }

    private boolean isBlackAndWhite() {
        COSBase colours = picture.getDictionaryObject(COSName.COLORSPACE, COSName.CS);
        return bits && (picture.getBoolean(COSName.IMAGE_MASK, false) || COSName.DEVICEGRAY.equals(colours));
    }

    /** Here a bit is black, there it is white. */
    private byte[] bitmap() throws IOException {
        boolean turned = picture.getDictionaryObject(COSName.DECODE, COSName.D) instanceof COSArray decode
                && decode.size() > 0
                && decode.toFloatArray()[0] == 1;
        int length = (width + 7) / 8 * height;
        var out = begun("P4", "", length);
        try (InputStream in = picture.createInputStream()) {
            byte[] all = in.readNBytes(length);
            for (int i = 0; i < all.length && !turned; i++) {
                all[i] = (byte) ~all[i];
            }
            out.write(all);
            out.write(new byte[length - all.length]);
        }
        return out.toByteArray();
    }

    private byte[] greymap() throws IOException {
        BufferedImage points = new PDImageXObject(new PDStream(picture), null).getOpaqueImage();
        var out = begun("P5", "255\n", width * height);
        byte[] row = new byte[width];
        int[] colours = new int[width];
        for (int y = 0; y < height; y++) {
            points.getRGB(0, y, width, 1, colours, 0, width);
            for (int x = 0; x < width; x++) {
                row[x] = (byte) grey(colours[x]);
            }
            out.write(row);
        }
        return out.toByteArray();
    }

    private ByteArrayOutputStream begun(String kind, String depth, int length) throws IOException {
        var out = new ByteArrayOutputStream(length + 64);
        out.write((kind + "\n" + width + " " + height + "\n" + depth).getBytes(StandardCharsets.US_ASCII));
        return out;
    }

    private static int grey(int colour) {
        return ((colour >> 16 & 0xff) * 30 + (colour >> 8 & 0xff) * 59 + (colour & 0xff) * 11) / 100;
    }
}
