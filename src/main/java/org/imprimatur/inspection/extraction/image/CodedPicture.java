package org.imprimatur.inspection.extraction.image;

import java.io.ByteArrayOutputStream;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;

/**
 * Pictures as they lie in other files without being files themselves: what their code holds besides what it shows, and what lies behind
 * its end. That they show something is for the caller to say.
 */
public enum CodedPicture {
    /** JPEG (ITU-T T.81). */
    JPEG,
    /** JPEG 2000 (ISO/IEC 15444-1), in boxes or without. */
    JPX,
    /** JBIG2 (ITU-T T.88) as it is embedded, in segments without a header of the file. */
    JBIG2,
    /** Fax (ITU-T T.4 and T.6). */
    FAX;

    /** Text in coded data is no chance from so many letters and signs on. */
    private static final int LONG_RUN = 16;

    /**
     * Where the picture is not written by the rules of its kind, what it says of itself is an unread part.
     *
     * @param depth how many files are around the one in which it lies
     * @return whether it is sound
     */
    public boolean read(byte[] bytes, String place, Budget budget, int depth, Gathered gathered) {
        var said = new PictureTexts(place, false, budget, depth, gathered);
        if (this == JPEG && ImageKind.of(bytes) == ImageKind.JPEG) {
            return PictureMetadata.alone(bytes, said);
        }
        try {
            int end = switch (this) {
                case JPEG -> throw UninspectableFile.malformed();
                case JPX -> new JpxPicture(bytes, said).read();
                case JBIG2 -> new Jbig2Segments(bytes, said).read();
                case FAX -> FaxEnd.of(bytes, said);
            };
            said.behind(bytes, end);
            return true;
        } catch (UninspectableFile notSound) {
            if (notSound.reason().isLimit()) {
                throw notSound;
            }
            return damaged(bytes, said);
        } catch (IndexOutOfBoundsException | IllegalArgumentException notSound) {
            return damaged(bytes, said);
        }
    }

    private static boolean damaged(byte[] bytes, PictureTexts said) {
        said.unread("", Mechanism.IMAGE_METADATA);
        coded(bytes, 0, bytes.length, said);
        return false;
    }

    /** Coded data are no text; where there is one all the same, somebody put it there. */
    static void coded(byte[] bytes, int from, int to, PictureTexts said) {
        var found = new ByteArrayOutputStream();
        int run = 0;
        for (int i = from; i <= to; i++) {
            boolean readable = i < to && bytes[i] >= ' ' && bytes[i] < 0x7f;
            if (!readable && run >= LONG_RUN) {
                found.write(bytes, i - run, run);
                found.write(0);
            }
            run = readable ? run + 1 : 0;
        }
        said.bytes("coded data", found.toByteArray());
    }
}
