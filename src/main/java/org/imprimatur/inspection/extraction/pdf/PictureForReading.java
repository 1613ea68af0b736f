package org.imprimatur.inspection.extraction.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a file as bytes for a program that reads pictures: a JPEG as it is, anything else unpacked, in Java alone, to a portable
 * bitmap or greymap. What would be unpacked by a library in C, or is not shown as its points are, is not given.
 */
final class PictureForReading {
    private static final int MOST_POINTS = 20 << 20;
    /** Of pictures in black and white: a page in 600 dots an inch. */
    private static final int MOST_BITS = 48 << 20;
    /** Of an unpacked point: four colours of 16 bits. */
    private static final int BYTES = 8;

    private static final int USUAL_COLUMNS = 1728;
    private static final Set<Integer> DEPTHS = Set.of(1, 2, 4, 8, 16);

    private final COSStream picture;
    private final int width;
    private final int height;
    private final boolean stencil;
    private final int depth;

    private PictureForReading(COSStream picture) {
        this.picture = picture;
        this.width = picture.getInt(COSName.WIDTH, 0);
        this.height = picture.getInt(COSName.HEIGHT, 0);
        this.stencil = picture.getBoolean(COSName.IMAGE_MASK, false);
        this.depth = stencil ? 1 : picture.getInt(COSName.BITS_PER_COMPONENT, 0);
    }

    /** Null where it is not given. */
    static byte @Nullable [] of(COSStream picture) {
        try {
            var one = new PictureForReading(picture);
            return one.fits() && one.isShownWhole() ? one.bytes() : null;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            // the library's ways to say so: it stays unread
            return null;
        }
    }

    private boolean fits() {
        return width > 0 && height > 0 && (long) width * height <= (depth == 1 ? MOST_BITS : MOST_POINTS);
    }

    /** Whether no mask takes anything of it away, or puts a picture of its own in its place. */
    private boolean isShownWhole() throws IOException {
        if (picture.containsKey(COSName.MASK)) {
            return false;
        }
        COSBase mask = picture.getDictionaryObject(COSName.SMASK);
        if (mask == null) {
            return true;
        }
        return mask instanceof COSStream soft && isOpaque(soft);
    }

    private static boolean isOpaque(COSStream mask) throws IOException {
        long points = (long) mask.getInt(COSName.WIDTH, 0) * mask.getInt(COSName.HEIGHT, 0);
        COSBase decode = mask.getDictionaryObject(COSName.DECODE);
        boolean plain = mask.getInt(COSName.BITS_PER_COMPONENT, 0) == 8
                && points > 0
                && points <= MOST_BITS
                && new PlainColours(1, null, 0).isUsual(decode, 8)
                && !mask.containsKey(COSName.getPDFName("Matte"));
        // a byte more for each row, which says how it is written
        if (!plain || !PlainColours.unpacksTo(mask, points * 2)) {
            return false;
        }
        byte[] piece = new byte[1 << 14];
        try (InputStream in = mask.createInputStream()) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                for (int i = 0; i < read; i++) {
                    if (piece[i] != (byte) 0xff) {
                        return false;
                    }
                }
                points -= read;
            }
        }
        return points <= 0;
    }

    private byte @Nullable [] bytes() throws IOException {
        COSBase colours = picture.getDictionaryObject(COSName.COLORSPACE, COSName.CS);
        COSBase decode = picture.getDictionaryObject(COSName.DECODE, COSName.D);
        COSBase filter = filter();
        PlainColours plain = PlainColours.of(stencil && colours == null ? COSName.DEVICEGRAY : colours);
        boolean blackAndWhite = depth == 1 && plain != null && plain.values() == 1 && plain.table() == null;
        if (filter == null || plain == null || !(blackAndWhite ? isEitherWay(decode) : plain.isUsual(decode, depth))) {
            return null;
        }
        if (COSName.DCT_DECODE.equals(filter)) {
            return jpeg(plain);
        }
        boolean unpacks = COSName.CCITTFAX_DECODE.equals(filter)
                ? blackAndWhite && isAsWide()
                : PlainColours.unpacksTo(picture, (long) width * height * BYTES + height);
        if (!unpacks) {
            return null;
        }
        return blackAndWhite ? bitmap(decode) : greymap(plain);
    }

    /** Black may be white. */
    private static boolean isEitherWay(@Nullable COSBase decode) {
        if (!(decode instanceof COSArray array)) {
            return decode == null;
        }
        float[] ends = array.toFloatArray();
        return ends.length == 2 && ends[0] * ends[1] == 0 && ends[0] + ends[1] == 1;
    }

    /** As it is, where that is what is shown: viewers take other values for other colours. */
    private byte @Nullable [] jpeg(PlainColours plain) throws IOException {
        if (plain.table() != null || depth != 8 || parameters() != null) {
            return null;
        }
        byte[] jpeg;
        try (InputStream in = picture.createRawInputStream()) {
            jpeg = in.readAllBytes();
        }
        return JpegFrame.of(jpeg).equals(new JpegFrame(width, height, plain.values())) ? jpeg : null;
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

    private @Nullable COSBase parameters() {
        COSBase parameters = picture.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        return parameters instanceof COSArray several ? several.size() == 0 ? null : several.getObject(0) : parameters;
    }

    /** Whether the fax is as large as the picture: the library makes room for what the fax claims. */
    private boolean isAsWide() {
        COSBase parameters = parameters();
        int columns = parameters instanceof COSDictionary given
                ? given.getInt(COSName.COLUMNS, USUAL_COLUMNS)
                : USUAL_COLUMNS;
        int rows = parameters instanceof COSDictionary given ? given.getInt(COSName.ROWS, height) : height;
        return columns == width && rows <= height;
    }

    /** Here a bit is black, there it is white. */
    private byte[] bitmap(@Nullable COSBase decode) throws IOException {
        boolean turned = decode instanceof COSArray array && array.toFloatArray()[0] == 1;
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

    private byte @Nullable [] greymap(PlainColours plain) throws IOException {
        if (!DEPTHS.contains(depth)) {
            return null;
        }
        int values = plain.values();
        int most = (1 << Math.min(depth, 8)) - 1;
        int scale = plain.table() == null ? 0xff / most : 1;
        byte[] packed = new byte[(int) (((long) width * values * depth + 7) / 8)];
        byte[] row = new byte[width];
        int[] point = new int[values];
        var out = begun("P5", "255\n", width * height);
        try (InputStream in = picture.createInputStream()) {
            for (int y = 0; y < height; y++) {
                if (in.readNBytes(packed, 0, packed.length) < packed.length) {
                    return null;
                }
                for (int x = 0; x < width; x++) {
                    for (int value = 0; value < values; value++) {
                        long bit = ((long) x * values + value) * depth;
                        int first = packed[(int) (bit / 8)] & 0xff;
                        // of 16 bits the upper ones
                        int shift = Math.max(0, 8 - depth - (int) (bit % 8));
                        point[value] = (first >> shift & most) * scale;
                    }
                    row[x] = (byte) plain.grey(point);
                }
                out.write(row);
            }
        }
        return out.toByteArray();
    }

    private ByteArrayOutputStream begun(String kind, String depth, int length) throws IOException {
        var out = new ByteArrayOutputStream(length + 64);
        out.write((kind + "\n" + width + " " + height + "\n" + depth).getBytes(StandardCharsets.US_ASCII));
        return out;
    }
}
