package org.imprimatur.inspection.graphql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.imprimatur.inspection.rules.PaintedPage;

/**
 * A painted page as a PNG picture (ISO/IEC 15948). Written here, from pixels: a picture file from a process that has read hostile bytes
 * could be made to harm the browser that opens it.
 */
final class PagePng {
    static final String TYPE = "image/png";

    /** The header that says what of the page is in the picture: a dictionary of RFC 9651, section 3.2. */
    static final String LAYOUT = "Imprimatur-Page";

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BITS = 8;
    private static final int TRUE_COLOUR = 2;
    /** The filter Sub: each pixel as its difference from the one before. */
    private static final int DIFFERENCES = 1;

    private static final int PIXEL = 3;

    private PagePng() {}

    static byte[] of(PaintedPage page) {
        PaintedPage.Layout layout = page.layout();
        byte[] head = ByteBuffer.allocate(13)
                .putInt(layout.width())
                .putInt(layout.height())
                .put((byte) BITS)
                .put((byte) TRUE_COLOUR)
                .array();
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", head);
        chunk(png, "IDAT", packed(page.rgb(), PIXEL * layout.width()));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var check = new CRC32();
        check.update(name);
        check.update(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(name);
        png.writeBytes(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    private static byte[] packed(byte[] rgb, int row) {
        var packed = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(packed, deflater, 1 << 16)) {
            byte[] line = new byte[row + 1];
            line[0] = DIFFERENCES;
            for (int from = 0; from < rgb.length; from += row) {
                for (int i = 0; i < row; i++) {
                    line[i + 1] = (byte) (rgb[from + i] - (i < PIXEL ? 0 : rgb[from + i - PIXEL]));
                }
                out.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    static String layout(PaintedPage.Layout layout) {
        return String.format(
                Locale.ROOT,
                "page=%d, pages=%d, left=%.3f, bottom=%.3f, width=%.3f, height=%.3f, rotation=%d, whole=?%d",
                layout.page(),
                layout.pages(),
                layout.left(),
                layout.bottom(),
                layout.boxWidth(),
                layout.boxHeight(),
                layout.rotation(),
                layout.whole() ? 1 : 0);
    }
}
