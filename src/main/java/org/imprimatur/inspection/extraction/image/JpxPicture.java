package org.imprimatur.inspection.extraction.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;

/** A JPEG 2000 picture (ISO/IEC 15444-1): its boxes (annex I), and the code in them (annex A). */
final class JpxPicture {
    private static final Set<String> OF_THE_PICTURE = Set.of("jP  ", "ftyp", "jp2h", "rreq");
    private static final int START = 0xff4f;
    private static final int TILE = 0xff90;
    private static final int COMMENT = 0xff64;
    private static final int END = 0xffd9;
    /** Behind the identifier of its kind. */
    private static final int UUID = 16;

    private final byte[] file;
    private final ByteBuffer data;
    private final PictureTexts said;

    JpxPicture(byte[] file, PictureTexts said) {
        this.file = file;
        this.data = ByteBuffer.wrap(file);
        this.said = said;
    }

    /** @return where the picture ends */
    int read() {
        return marker(0) == START ? code(0, file.length) : boxes();
    }

    private int marker(int at) {
        return Short.toUnsignedInt(data.getShort(at));
    }

    private int boxes() {
        int at = 0;
        while (at + 8 <= file.length) {
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            long length = Integer.toUnsignedLong(data.getInt(at));
            int header = length == 1 ? 16 : 8;
            length = length == 1 ? data.getLong(at + 8) : length == 0 ? file.length - at : length;
            boolean named = type.chars().allMatch(c -> c >= ' ' && c < 0x7f);
            if (!named || length < header || length > file.length - at) {
                break;
            }
            int end = at + (int) length;
            box(type, at + header, end);
            at = end;
        }
        if (at == 0) {
            throw UninspectableFile.malformed();
        }
        return at;
    }

    private void box(String type, int from, int to) {
        byte[] content = Arrays.copyOfRange(file, from, to);
        if (type.equals("jp2c")) {
            int end = code(from, to);
            said.hidden("behind the code", Arrays.copyOfRange(file, end, to));
        } else if (type.equals("xml ")) {
            XmpPacket.read(content, said);
        } else if (type.equals("uuid") && content.length > UUID && content[UUID] == '<') {
            XmpPacket.read(Arrays.copyOfRange(content, UUID, content.length), said);
        } else {
            said.bytes("box", content);
            if (!OF_THE_PICTURE.contains(type) && BinaryStrings.arePacked(content)) {
                said.unread("box", Mechanism.IMAGE_METADATA);
            }
        }
    }

    /** @return where the code ends */
    private int code(int from, int to) {
        if (marker(from) != START) {
            throw UninspectableFile.malformed();
        }
        int at = from + 2;
        while (at + 4 <= to) {
            int marker = marker(at);
            int length = marker(at + 2);
            if (marker == END) {
                return at + 2;
            }
            if (marker == TILE) {
                long part = Integer.toUnsignedLong(data.getInt(at + 6));
                int end = part == 0 ? lastEnd(at, to) : (int) Math.min(to, at + Math.max(part, 12));
                CodedPicture.coded(file, at, end, said);
                at = end;
            } else {
                if (marker < 0xff00 || length < 2) {
                    throw UninspectableFile.malformed();
                }
                if (marker == COMMENT) {
                    said.text("comment", JpegPicture.decoded(Arrays.copyOfRange(file, at + 6, at + 2 + length)));
                }
                at += 2 + length;
            }
        }
        return at + 2 <= to && marker(at) == END ? at + 2 : at;
    }

    /** A last part of unknown length goes to the mark of the end. */
    private int lastEnd(int from, int to) {
        for (int at = to - 2; at > from; at--) {
            if (marker(at) == END) {
                return at;
            }
        }
        return to;
    }
}
