package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.image.CodedPicture;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** The data of pictures: what they say of themselves, and what lies in them that no program shows. */
final class PictureData {
    private static final COSName GLOBALS = COSName.getPDFName("JBIG2Globals");
    private static final List<COSName> MASKS = List.of(COSName.SMASK, COSName.MASK);

    private final Telling telling;
    private final int depth;

    /** @param depth how many files are around the one in which the pictures lie */
    PictureData(Telling telling, int depth) {
        this.telling = telling;
        this.depth = depth;
    }

    boolean isNew(COSStream picture) {
        return telling.isNewPicture(picture);
    }

    /** What belongs to a picture and is none by itself: masks, and what several pictures share of their code. */
    static void own(COSStream picture, PageFound.Painted painted) {
        for (COSName key : MASKS) {
            COSStream mask = picture.getCOSStream(key);
            if (mask != null) {
                painted.add(mask);
            }
        }
        COSStream globals = globals(picture);
        if (globals != null) {
            painted.add(globals);
        }
    }

    private static @Nullable COSStream globals(COSStream picture) {
        for (int i = 0; i < PackedStream.filters(picture).size(); i++) {
            COSDictionary parameters = PackedStream.parameters(picture, i);
            if (parameters != null && parameters.getCOSStream(GLOBALS) != null) {
                return parameters.getCOSStream(GLOBALS);
            }
        }
        return null;
    }

    /**
     * Tells what the data say besides what they show.
     *
     * @return whether they are sound, so that programs agree in what they show of it
     */
    boolean read(COSStream picture, String where) {
        boolean sound = data(picture, where);
        for (COSName key : MASKS) {
            COSStream mask = picture.getCOSStream(key);
            if (mask != null && telling.isNew(Known.Kind.MASK, PackedStream.raw(mask))) {
                sound &= data(mask, where + " mask");
            }
        }
        COSStream globals = globals(picture);
        byte[] shared = globals == null ? null : telling.unpacked(globals, where);
        if (shared != null) {
            sound &= coded(CodedPicture.JBIG2, shared, where);
        }
        return sound;
    }

    private boolean data(COSStream picture, String where) {
        List<String> filters = PackedStream.filters(picture);
        boolean inflated = filters.size() == 1
                && (filters.get(0).equals("FlateDecode") || filters.get(0).equals("Fl"));
        if (inflated) {
            long size = PixelSize.predicted(PixelSize.of(picture), PackedStream.parameters(picture, 0));
            return inflated(PackedStream.raw(picture), size, where);
        }
        PackedStream data = PackedStream.of(picture, telling.budget());
        hidden(where, data.behind());
        byte[] bytes = data.bytes();
        CodedPicture coding = coding(data.coding());
        if (bytes == null) {
            telling.unread(where, Mechanism.IMAGE_METADATA);
            return false;
        }
        return coding == null ? pixels(bytes, PixelSize.of(picture), where) : coded(coding, bytes, where);
    }

    /** Inline, of which nobody says how long the data are (ISO 32000-2, 8.9.7). */
    void inline(@Nullable COSBase filter, byte[] data, String where) {
        CodedPicture coding = filter instanceof COSName name ? coding(name.getName()) : null;
        if (coding != null) {
            coded(coding, data, where);
        }
    }

    private static @Nullable CodedPicture coding(@Nullable String filter) {
        return switch (filter == null ? "" : filter) {
            case "DCTDecode", "DCT" -> CodedPicture.JPEG;
            case "JPXDecode" -> CodedPicture.JPX;
            case "JBIG2Decode" -> CodedPicture.JBIG2;
            case "CCITTFaxDecode", "CCF" -> CodedPicture.FAX;
            default -> null;
        };
    }

    private boolean coded(CodedPicture coding, byte[] bytes, String where) {
        return coding.read(bytes, telling.place(where), telling.budget(), depth, telling.gathered());
    }

    private boolean pixels(byte[] bytes, long size, String where) {
        if (size == PixelSize.UNKNOWN) {
            telling.unread(where, Mechanism.IMAGE_METADATA);
        } else if (size < bytes.length) {
            hidden(where, Arrays.copyOfRange(bytes, (int) size, bytes.length));
        }
        return size != PixelSize.UNKNOWN;
    }

    /** Unpacked only to see what is more than the picture needs. */
    private boolean inflated(byte[] packed, long size, String where) {
        var surplus = new Surplus(size, telling.budget());
        try {
            int end = PackedEnd.inflate(packed, surplus);
            hidden(where, Arrays.copyOfRange(packed, end, packed.length));
        } catch (IOException e) {
            telling.unread(where, Mechanism.IMAGE_METADATA);
            return false;
        }
        return pixels(surplus.bytes.toByteArray(), size == PixelSize.UNKNOWN ? size : 0, where);
    }

    private void hidden(String where, byte[] bytes) {
        for (byte each : bytes) {
            if (!Lexer.isBlank(each) && each != (byte) 0xff) {
                telling.hidden(where + " behind the picture", bytes);
                return;
            }
        }
    }

    /** Keeps what comes after so many bytes. */
    private static final class Surplus extends OutputStream {
        private final Budget budget;
        private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        private long left;

        Surplus(long size, Budget budget) {
            this.left = size == PixelSize.UNKNOWN ? Long.MAX_VALUE : size;
            this.budget = budget;
        }

        @Override
        public void write(int each) {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] written, int from, int length) {
            int shown = (int) Math.min(left, length);
            left -= shown;
            if (shown < length) {
                bytes.write(written, from + shown, length - shown);
                budget.expand(length - shown);
            } else {
                budget.checkTime();
            }
        }
    }
}
