package org.imprimatur.inspection.extraction.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;

/** A GIF picture (version 89a): its blocks up to the trailer. */
final class GifPicture {
    private static final int HEADER = 13;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int COMMENT = 0xfe;
    private static final int PLAIN_TEXT = 1;
    private static final int TEXT_HEADER = 12;
    private static final int APPLICATION = 0xff;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final String XMP = "XMP DataXMP";
    /** Bytes behind an XMP packet, which lies here without being divided into blocks. */
    private static final int XMP_TAIL = 257;

    private final byte[] file;
    private final PictureTexts said;

    GifPicture(byte[] file, PictureTexts said) {
        this.file = file;
        this.said = said;
    }

    /** @return where the image ends */
    int read() {
        int at = HEADER + colours(file[10]);
        int frames = 0;
        while (true) {
            int kind = file[at] & 0xff;
            if (kind == TRAILER) {
                return at + 1;
            }
            if (kind == EXTENSION) {
                at = extension(at);
            } else if (kind == IMAGE) {
                frames++;
                if (frames == 2) {
                    said.unread("further frames", Mechanism.IMAGE_TEXT);
                }
                at = endOfBlocks(at + 11 + colours(file[at + 9]));
            } else {
                throw UninspectableFile.malformed();
            }
        }
    }

    private static int colours(byte packed) {
        return (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);
    }

    private int endOfBlocks(int from) {
        int at = from;
        while (file[at] != 0) {
            at += 1 + (file[at] & 0xff);
        }
        return at + 1;
    }

    private byte[] blocks(int from) {
        var out = new ByteArrayOutputStream();
        int at = from;
        while (file[at] != 0) {
            int length = file[at] & 0xff;
            if (at + 1 + length > file.length) {
                throw UninspectableFile.malformed();
            }
            out.write(file, at + 1, length);
            at += 1 + length;
        }
        return out.toByteArray();
    }

    private int extension(int at) {
        int label = file[at + 1] & 0xff;
        int end = endOfBlocks(at + 2);
        if (label == COMMENT) {
            said.text("comment", JpegPicture.decoded(blocks(at + 2)));
        } else if (label == APPLICATION && (file[at + 2] & 0xff) == XMP.length() && isXmp(at + 3)) {
            int from = at + 3 + XMP.length();
            XmpPacket.read(Arrays.copyOfRange(file, from, Math.max(from, end - 1 - XMP_TAIL)), said);
        } else if (label == PLAIN_TEXT) {
            // where and how it is drawn comes in a block of its own
            boolean placed = (file[at + 2] & 0xff) == TEXT_HEADER;
            said.bytes("text", blocks(at + 2));
            said.text("text", JpegPicture.decoded(blocks(placed ? at + 3 + TEXT_HEADER : at + 2)));
        } else if (label != GRAPHIC_CONTROL) {
            said.unknown("extension", blocks(at + 2));
        }
        return end;
    }

    private boolean isXmp(int at) {
        return new String(file, at, XMP.length(), StandardCharsets.ISO_8859_1).equals(XMP);
    }
}
