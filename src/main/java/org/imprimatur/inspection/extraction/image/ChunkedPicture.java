package org.imprimatur.inspection.extraction.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;

/** Pictures in containers of chunks: WebP (RFC 9649), HEIF (ISO/IEC 23008-12), and the bitmap, which is one chunk with its length. */
final class ChunkedPicture {
    private static final Set<String> WEBP_SHOWN = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF");
    private static final Set<String> HEIF_BOXES =
            Set.of("ftyp", "meta", "moov", "mdat", "pdin", "styp", "sidx", "mfra");
    private static final int RIFF_HEADER = 12;
    private static final int BITMAP_LENGTH = 2;
    /** A header that tells of a colour profile (BITMAPV5HEADER). */
    private static final int PROFILED = 124;

    private ChunkedPicture() {}

    /** @return where the image ends */
    static int webp(byte[] file, PictureTexts said) {
        var data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long end = 8 + Integer.toUnsignedLong(data.getInt(4));
        if (end > file.length) {
            throw UninspectableFile.malformed();
        }
        var blocks = new MetadataBlocks(said);
        int frames = 0;
        int at = RIFF_HEADER;
        while (at + 8 <= end) {
            String type = new String(file, at, 4, StandardCharsets.ISO_8859_1);
            int length = data.getInt(at + 4);
            if (length < 0 || length > end - at - 8) {
                throw UninspectableFile.malformed();
            }
            byte[] chunk = WEBP_SHOWN.contains(type) ? new byte[0] : Arrays.copyOfRange(file, at + 8, at + 8 + length);
            frames += type.equals("ANMF") ? 1 : 0;
            switch (type) {
                case "EXIF" -> exif(chunk, blocks, said);
                case "XMP " -> XmpPacket.read(chunk, said);
                case "ICCP" -> blocks.icc(chunk);
                default -> said.unknown("chunk", chunk);
            }
            at += 8 + length + (length & 1);
        }
        if (frames > 1) {
            said.unread("further frames", Mechanism.IMAGE_TEXT);
        }
        return (int) Math.min(Math.max(at, end), file.length);
    }

    private static void exif(byte[] chunk, MetadataBlocks blocks, PictureTexts said) {
        said.bytes("Exif", chunk);
        blocks.exif(JpegPicture.starts(chunk, "Exif\0\0") ? Arrays.copyOfRange(chunk, 6, chunk.length) : chunk);
    }

    /** @return where the picture ends by what its header says; some writers say nothing */
    static int bitmap(byte[] file, PictureTexts said) {
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(BITMAP_LENGTH);
        if (length == 0 || length > file.length) {
            said.unread("length", Mechanism.IMAGE_METADATA);
            return file.length;
        }
        if (length < 26) {
            throw UninspectableFile.malformed();
        }
        around(file, length, said);
        return length;
    }

    /** Before and behind the pixels, where these are not packed (BITMAPINFOHEADER and what came after it). */
    private static void around(byte[] file, int length, PictureTexts said) {
        var data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int header = data.getInt(14);
        if (header < 40 || length < 14 + header) {
            return;
        }
        long pixels = Integer.toUnsignedLong(data.getInt(10));
        int bits = data.getShort(28);
        int packing = data.getInt(30);
        long colours = Integer.toUnsignedLong(data.getInt(46));
        long palette = 4 * (colours == 0 && bits <= 8 ? 1L << bits : colours);
        long masks = header > 40 ? 0 : packing == 3 ? 12 : packing == 6 ? 16 : 0;
        long row = (Math.abs((long) data.getInt(18)) * bits + 31) / 32 * 4;
        long end = pixels + row * Math.abs((long) data.getInt(22));
        if (pixels > 14 + header + palette + masks && pixels <= length) {
            said.surplus(
                    "before the pixels", Arrays.copyOfRange(file, (int) (14 + header + palette + masks), (int) pixels));
        }
        boolean plain = packing == 0 || packing == 3 || packing == 6;
        if (plain && end < length) {
            byte[] rest = Arrays.copyOfRange(file, (int) end, length);
            boolean profile = header >= PROFILED && data.getInt(14 + 116) > 0;
            if (profile) {
                new MetadataBlocks(said).icc(rest);
            } else {
                said.surplus("behind the pixels", rest);
            }
        }
    }

    /**
     * Boxes one after the other. Which bytes of the data are Exif or XMP is told by how these begin, wherever the boxes say that they lie.
     *
     * @return where the last box ends
     */
    static int heif(byte[] file, PictureTexts said) {
        var data = ByteBuffer.wrap(file);
        int at = 0;
        while (at + 8 <= file.length) {
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            long length = Integer.toUnsignedLong(data.getInt(at));
            length = length == 1 ? data.getLong(at + 8) : length == 0 ? file.length - at : length;
            boolean named = type.chars().allMatch(c -> c >= ' ' && c < 0x7f);
            if (!named || length < 8 || length > file.length - at) {
                break;
            }
            byte[] box = type.equals("mdat") ? new byte[0] : Arrays.copyOfRange(file, at + 8, (int) (at + length));
            if (HEIF_BOXES.contains(type)) {
                said.bytes("box", box);
            } else {
                said.unknown("box", box);
            }
            at += (int) length;
        }
        if (at == 0) {
            throw UninspectableFile.malformed();
        }
        heifItems(file, said);
        return at;
    }

    private static void heifItems(byte[] file, PictureTexts said) {
        String all = new String(file, StandardCharsets.ISO_8859_1);
        var blocks = new MetadataBlocks(said);
        int exif = all.indexOf("Exif\0\0");
        while (exif >= 0) {
            boolean tiff = all.startsWith("II*\0", exif + 6) || all.startsWith("MM\0*", exif + 6);
            if (tiff) {
                // it ends at most where one would in a JPEG
                byte[] block = Arrays.copyOfRange(file, exif + 6, Math.min(file.length, exif + 0x10000));
                blocks.exif(block);
            }
            exif = all.indexOf("Exif\0\0", exif + 6);
        }
        int xmp = all.indexOf("<x:xmpmeta");
        while (xmp >= 0) {
            int end = all.indexOf("</x:xmpmeta>", xmp);
            if (end < 0) {
                throw UninspectableFile.malformed();
            }
            XmpPacket.read(Arrays.copyOfRange(file, xmp, end + 12), said);
            xmp = all.indexOf("<x:xmpmeta", end);
        }
    }
}
