package org.imprimatur.inspection.extraction.image;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;

/** A PNG picture (ISO/IEC 15948): its chunks up to the last. */
final class PngPicture {
    private static final int SIGNATURE = 8;
    /** Length, type and checksum. */
    private static final int AROUND = 12;

    private static final Set<String> SHOWN = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "bKGD", "pHYs", "hIST", "sBIT", "tIME",
            "acTL", "fcTL", "fdAT", "cICP");
    private static final Set<String> BY_PROGRAMS = Set.of("Software", "Creation Time", "Source");

    private final byte[] file;
    private final PictureTexts said;
    private final MetadataBlocks blocks;
    private final PngPixels pixels;

    PngPicture(byte[] file, PictureTexts said) {
        this.file = file;
        this.said = said;
        this.blocks = new MetadataBlocks(said);
        this.pixels = new PngPixels(said);
    }

    /** @return where the image ends */
    int read() {
        var buffer = ByteBuffer.wrap(file);
        int at = SIGNATURE;
        boolean animated = false;
        while (true) {
            int length = buffer.getInt(at);
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || length > file.length - at - AROUND) {
                throw UninspectableFile.malformed();
            }
            if (type.equals("IHDR")) {
                pixels.header(Arrays.copyOfRange(file, at + 8, at + 8 + length));
            } else if (type.equals("IDAT")) {
                pixels.piece(file, at + 8, length);
            } else if (!SHOWN.contains(type)) {
                chunk(type, Arrays.copyOfRange(file, at + 8, at + 8 + length));
            }
            if (type.equals("fdAT") && !animated) {
                animated = true;
                said.unread("further frames", Mechanism.IMAGE_TEXT);
            }
            at += AROUND + length;
            if (type.equals("IEND")) {
                pixels.end();
                return at;
            }
        }
    }

    private void chunk(String type, byte[] data) {
        switch (type) {
            case "tEXt" -> text(name(data), data, nameEnd(data) + 1, StandardCharsets.ISO_8859_1);
            case "zTXt" -> {
                byte[] text = inflated(data, nameEnd(data) + 2);
                text(name(data), text, 0, StandardCharsets.ISO_8859_1);
            }
            case "iTXt" -> international(data);
            case "eXIf" -> {
                said.bytes("Exif", data);
                blocks.exif(data);
            }
            case "iCCP" -> {
                said.setting("ICC profile", name(data));
                blocks.icc(inflated(data, nameEnd(data) + 2));
            }
            default -> said.unknown("chunk " + printable(type), data);
        }
    }

    private static String printable(String type) {
        return type.chars().allMatch(Character::isLetterOrDigit) ? type : "of another kind";
    }

    private static int nameEnd(byte[] data) {
        int end = 0;
        while (data[end] != 0) {
            end++;
        }
        return end;
    }

    private static String name(byte[] data) {
        return new String(data, 0, nameEnd(data), StandardCharsets.ISO_8859_1);
    }

    private void international(byte[] data) {
        int at = nameEnd(data) + 1;
        boolean packed = data[at] != 0;
        int language = at + 2;
        int translated = language + nameEnd(Arrays.copyOfRange(data, language, data.length)) + 1;
        int start = translated + nameEnd(Arrays.copyOfRange(data, translated, data.length)) + 1;
        String names = new String(data, language, start - language, StandardCharsets.UTF_8);
        said.setting("text chunk", names);
        if (packed) {
            text(name(data), inflated(data, start), 0, StandardCharsets.UTF_8);
        } else {
            text(name(data), data, start, StandardCharsets.UTF_8);
        }
    }

    private void text(String name, byte[] data, int from, Charset charset) {
        String text = new String(data, from, data.length - from, charset);
        if (name.equals("XML:com.adobe.xmp")) {
            XmpPacket.read(Arrays.copyOfRange(data, from, data.length), said);
        } else if (name.startsWith("Raw profile type ")) {
            profile(name, text);
        } else if (BY_PROGRAMS.contains(name)) {
            said.setting("text chunk " + name, text);
        } else {
            said.text("text chunk", name + ": " + text);
        }
    }

    /** As ImageMagick writes what other kinds of pictures hold: a name, a length, and the bytes in hexadecimal digits. */
    private void profile(String name, String text) {
        String[] words = text.strip().split("\\s+", 3);
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(words.length < 3 ? "" : words[2].replaceAll("\\s", ""));
        } catch (IllegalArgumentException notHexadecimal) {
            said.setting(name, text);
            said.unread(name, Mechanism.IMAGE_METADATA);
            return;
        }
        said.bytes(name, bytes);
        if (JpegPicture.starts(bytes, "Exif\0\0")) {
            blocks.exif(Arrays.copyOfRange(bytes, 6, bytes.length));
        } else if (name.endsWith("xmp")) {
            XmpPacket.read(bytes, said);
        } else if (JpegPicture.starts(bytes, "8BIM")) {
            blocks.photoshop(bytes);
        }
    }

    private byte[] inflated(byte[] data, int from) {
        var inflater = new Inflater();
        var out = new java.io.ByteArrayOutputStream();
        byte[] piece = new byte[1 << 14];
        try {
            inflater.setInput(data, from, data.length - from);
            while (!inflater.finished()) {
                int count = inflater.inflate(piece);
                if (count == 0 && !inflater.finished()) {
                    throw UninspectableFile.malformed();
                }
                said.budget().expand(count);
                out.write(piece, 0, count);
            }
        } catch (DataFormatException e) {
            throw UninspectableFile.malformed();
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }
}
