package org.imprimatur.inspection.extraction.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;

/** A JPEG picture (ITU-T T.81 annex B): its segments up to the end of the image. */
final class JpegPicture {
    private static final int START_OF_SCAN = 0xda;
    private static final int END = 0xd9;
    private static final int COMMENT = 0xfe;
    private static final int FIRST_APPLICATION = 0xe0;
    private static final int LAST_APPLICATION = 0xef;
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String MORE_XMP = "http://ns.adobe.com/xmp/extension/\0";
    /** Identifier, full length and offset of a piece. */
    private static final int MORE_XMP_HEADER = 40;

    private static final String ICC = "ICC_PROFILE\0";
    private static final String PHOTOSHOP = "Photoshop 3.0\0";

    /** How the picture is stored, and where others like it are. */
    private static final List<String> OF_PICTURES = List.of("JFIF\0", "JFXX\0", "Adobe\0", "MPF\0");

    private final byte[] file;
    private final PictureTexts said;
    private final MetadataBlocks blocks;
    private final ByteArrayOutputStream icc = new ByteArrayOutputStream();
    private final ByteArrayOutputStream moreXmp = new ByteArrayOutputStream();
    private final ByteArrayOutputStream photoshop = new ByteArrayOutputStream();

    JpegPicture(byte[] file, PictureTexts said) {
        this.file = file;
        this.said = said;
        this.blocks = new MetadataBlocks(said);
    }

    /** @return where the image ends */
    int read() {
        int at = 2;
        while (true) {
            while ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == 0xff) {
                at++;
            }
            int marker = file[at + 1] & 0xff;
            if ((file[at] & 0xff) != 0xff) {
                throw UninspectableFile.malformed();
            }
            if (marker == END) {
                finish();
                return at + 2;
            }
            boolean alone = marker == 1 || (marker >= 0xd0 && marker <= 0xd8);
            int length = alone ? 0 : (file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff);
            int end = at + 2 + length;
            if (end > file.length || (!alone && length < 2)) {
                throw UninspectableFile.malformed();
            }
            if (!alone) {
                segment(marker, Arrays.copyOfRange(file, at + 4, end));
            }
            at = marker == START_OF_SCAN ? endOfScan(end) : end;
        }
    }

    /** Entropy-coded data end at a marker that is neither a byte of data nor a restart. */
    private int endOfScan(int from) {
        for (int at = from; at + 1 < file.length; at++) {
            int marker = file[at + 1] & 0xff;
            boolean data = marker == 0 || (marker >= 0xd0 && marker <= 0xd7) || marker == 0xff;
            if ((file[at] & 0xff) == 0xff && !data) {
                return at;
            }
        }
        throw UninspectableFile.malformed();
    }

    private void segment(int marker, byte[] data) {
        if (marker == COMMENT) {
            said.text("comment", decoded(data));
        } else if (marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION) {
            application(marker - FIRST_APPLICATION, data);
        }
    }

    /** UTF-8 where it is, else Latin-1, as no rule says which. */
    static String decoded(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        return text.indexOf('\ufffd') < 0 ? text : new String(data, StandardCharsets.ISO_8859_1);
    }

    private void application(int number, byte[] data) {
        String name = "APP" + number;
        if (number == 1 && starts(data, EXIF)) {
            byte[] exif = Arrays.copyOfRange(data, EXIF.length(), data.length);
            said.bytes("Exif", exif);
            blocks.exif(exif);
        } else if (number == 1 && starts(data, XMP)) {
            XmpPacket.read(Arrays.copyOfRange(data, XMP.length(), data.length), said);
        } else if (number == 1 && starts(data, MORE_XMP)) {
            moreXmp.write(data, MORE_XMP.length() + MORE_XMP_HEADER, data.length - MORE_XMP.length() - MORE_XMP_HEADER);
        } else if (number == 2 && starts(data, ICC)) {
            icc.write(data, ICC.length() + 2, data.length - ICC.length() - 2);
        } else if (number == 13 && starts(data, PHOTOSHOP)) {
            photoshop.write(data, PHOTOSHOP.length(), data.length - PHOTOSHOP.length());
        } else {
            if (OF_PICTURES.stream().anyMatch(each -> starts(data, each))) {
                said.bytes(name, data);
            } else {
                said.unknown(name, data);
            }
            if (starts(data, "JFXX\0") || (starts(data, "JFIF\0") && data.length > 14 && hasThumbnail(data))) {
                said.unread("thumbnail in " + name, Mechanism.IMAGE_TEXT);
            }
        }
    }

    private static boolean hasThumbnail(byte[] jfif) {
        return jfif[12] != 0 && jfif[13] != 0;
    }

    /** What comes in pieces. */
    private void finish() {
        if (icc.size() > 0) {
            blocks.icc(icc.toByteArray());
        }
        if (photoshop.size() > 0) {
            blocks.photoshop(photoshop.toByteArray());
        }
        if (moreXmp.size() > 0) {
            XmpPacket.read(moreXmp.toByteArray(), said);
        }
    }

    static boolean starts(byte[] data, String with) {
        byte[] expected = with.getBytes(StandardCharsets.ISO_8859_1);
        return data.length >= expected.length && Arrays.equals(data, 0, expected.length, expected, 0, expected.length);
    }
}
