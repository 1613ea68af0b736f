package org.imprimatur.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Small pictures of each kind, and blocks of metadata to put into them. */
public final class SamplePicture {
    public static final int DESCRIPTION = 0x010e;
    public static final int SOFTWARE = 0x0131;
    public static final int ARTIST = 0x013b;
    public static final int XP_COMMENT = 0x9c9c;
    private static final int ASCII = 2;
    private static final int BYTES = 1;
    private static final int GPS = 0x8825;

    private SamplePicture() {}

    /** @param kind as ImageIO calls it: {@code jpeg}, {@code png}, {@code gif}, {@code bmp}, {@code tiff} */
    public static byte[] plain(String kind) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), kind, out)) {
                throw new IllegalArgumentException("Java writes no " + kind);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG with one more segment behind its beginning. */
    public static byte[] jpeg(int marker, byte[] segment) {
        byte[] plain = plain("jpeg");
        return joined(
                Arrays.copyOf(plain, 2),
                new byte[] {(byte) 0xff, (byte) marker, (byte) (segment.length + 2 >> 8), (byte) (segment.length + 2)},
                segment,
                Arrays.copyOfRange(plain, 2, plain.length));
    }

    public static byte[] jpegWithExif(byte[] tiff) {
        return jpeg(0xe1, joined("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), tiff));
    }

    public static byte[] jpegWithXmp(String properties) {
        return jpeg(
                0xe1, joined("http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1), xmp(properties)));
    }

    public static byte[] xmp(String properties) {
        return ("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                        + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description"
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:exif=\"http://ns.adobe.com/exif/1.0/\">"
                        + properties + "</rdf:Description></rdf:RDF></x:xmpmeta>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** IPTC record 2, one data set, in the resource of Photoshop that holds it. */
    public static byte[] iptc(int dataSet, String text) {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        byte[] set =
                joined(new byte[] {0x1c, 2, (byte) dataSet, (byte) (value.length >> 8), (byte) value.length}, value);
        return joined(
                "Photoshop 3.0\0".getBytes(StandardCharsets.ISO_8859_1),
                "8BIM".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {4, 4, 0, 0, 0, 0, (byte) (set.length >> 8), (byte) set.length},
                set,
                new byte[set.length % 2]);
    }

    /** Exif with one text. */
    public static byte[] exif(int tag, String text) {
        boolean windows = tag == XP_COMMENT;
        byte[] value = (text + "\0").getBytes(windows ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
        return tiff(List.of(new Entry(tag, windows ? BYTES : ASCII, value)), List.of());
    }

    /** Exif that says where the picture was taken. */
    public static byte[] exifWithPosition() {
        return tiff(
                List.of(new Entry(SOFTWARE, ASCII, "Camera\0".getBytes(StandardCharsets.ISO_8859_1))),
                List.of(
                        new Entry(1, ASCII, new byte[] {'N', 0}),
                        new Entry(2, 5, rationals(29, 25, 30)),
                        new Entry(3, ASCII, new byte[] {'W', 0}),
                        new Entry(4, 5, rationals(98, 29, 10))));
    }

    private static byte[] rationals(int... whole) {
        var out = ByteBuffer.allocate(8 * whole.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int each : whole) {
            out.putInt(each).putInt(1);
        }
        return out.array();
    }

    private record Entry(int tag, int type, byte[] value) {
        int count() {
            return type == 5 ? value.length / 8 : value.length;
        }
    }

    private static byte[] tiff(List<Entry> entries, List<Entry> position) {
        var first = new ArrayList<>(entries);
        int length = 8 + lengthOf(entries.size() + (position.isEmpty() ? 0 : 1));
        int values =
                entries.stream().mapToInt(entry -> even(entry.value().length)).sum();
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'I', 'I', '*', 0, 8, 0, 0, 0});
        int positionAt = length + values;
        if (!position.isEmpty()) {
            first.add(new Entry(
                    GPS,
                    4,
                    ByteBuffer.allocate(4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(positionAt)
                            .array()));
        }
        out.writeBytes(directory(first, length));
        if (!position.isEmpty()) {
            out.writeBytes(directory(position, positionAt + lengthOf(position.size())));
        }
        return out.toByteArray();
    }

    private static int lengthOf(int entries) {
        return 2 + 12 * entries + 4;
    }

    private static int even(int length) {
        return length <= 4 ? 0 : length + length % 2;
    }

    private static byte[] directory(List<Entry> entries, int valuesAt) {
        var head = ByteBuffer.allocate(lengthOf(entries.size())).order(ByteOrder.LITTLE_ENDIAN);
        var values = new ByteArrayOutputStream();
        head.putShort((short) entries.size());
        for (Entry entry : entries) {
            head.putShort((short) entry.tag()).putShort((short) entry.type());
            head.putInt(entry.type() == 4 ? 1 : entry.count());
            if (entry.value().length <= 4) {
                head.put(Arrays.copyOf(entry.value(), 4));
            } else {
                head.putInt(valuesAt + values.size());
                values.writeBytes(Arrays.copyOf(entry.value(), even(entry.value().length)));
            }
        }
        return joined(head.array(), values.toByteArray());
    }

    /** A PNG with one more chunk before its data. */
    public static byte[] png(String type, byte[] data) {
        byte[] plain = plain("png");
        byte[] chunk = joined(type.getBytes(StandardCharsets.ISO_8859_1), data);
        var checksum = new CRC32();
        checksum.update(chunk);
        int behindHeader = 33;
        return joined(
                Arrays.copyOf(plain, behindHeader),
                ByteBuffer.allocate(4).putInt(data.length).array(),
                chunk,
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array(),
                Arrays.copyOfRange(plain, behindHeader, plain.length));
    }

    public static byte[] packed(byte[] data) {
        var deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        while (!deflater.finished()) {
            out.write(piece, 0, deflater.deflate(piece));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** A GIF with an extension before its first image, in blocks as large as they can be. */
    public static byte[] gif(int label, byte[] data) {
        return gif(label, new byte[0], data);
    }

    /** A GIF with words drawn over its image. */
    public static byte[] gifWithWords(byte[] frame, byte[] words) {
        return gif(0x01, frame, words);
    }

    /** @param first a block of its own; empty for none */
    private static byte[] gif(int label, byte[] first, byte[] data) {
        byte[] plain = plain("gif");
        int at = 13 + ((plain[10] & 0x80) == 0 ? 0 : 3 << ((plain[10] & 7) + 1));
        var blocks = new ByteArrayOutputStream();
        if (first.length > 0) {
            blocks.write(first.length);
            blocks.writeBytes(first);
        }
        for (int from = 0; from < data.length; from += 255) {
            int length = Math.min(255, data.length - from);
            blocks.write(length);
            blocks.write(data, from, length);
        }
        return joined(
                Arrays.copyOf(plain, at),
                new byte[] {0x21, (byte) label},
                blocks.toByteArray(),
                new byte[] {0},
                Arrays.copyOfRange(plain, at, plain.length));
    }

    /** A WebP of one chunk that shows nothing, and another. */
    public static byte[] webp(String type, byte[] data) {
        byte[] even = Arrays.copyOf(data, data.length + data.length % 2);
        byte[] chunks = joined(
                "WEBPVP8L".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {2, 0, 0, 0, 0x2f, 0},
                type.getBytes(StandardCharsets.ISO_8859_1),
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(data.length)
                        .array(),
                even);
        return joined(
                "RIFF".getBytes(StandardCharsets.ISO_8859_1),
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(chunks.length)
                        .array(),
                chunks);
    }

    /** The boxes of a HEIF with these bytes among its data. */
    public static byte[] heif(byte[] data) {
        return joined(
                new byte[] {0, 0, 0, 16},
                "ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1),
                ByteBuffer.allocate(4).putInt(data.length + 8).array(),
                "mdat".getBytes(StandardCharsets.ISO_8859_1),
                data);
    }

    public static byte[] joined(byte[]... pieces) {
        var out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }
}
