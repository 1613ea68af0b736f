package org.imprimatur.inspection.extraction.document;

import java.nio.charset.StandardCharsets;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.EmbeddedFile;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** Bytes in a file that are nothing of what it shows: behind its end, or between its parts. */
public final class HiddenBytes {
    private HiddenBytes() {}

    /**
     * Read as a file where they are one, else searched as text and told to be unread.
     *
     * @param depth how many files are around the one in which they lie
     */
    public static void read(byte[] bytes, String place, Budget budget, int depth, Gathered gathered) {
        if (isPadding(bytes)) {
            return;
        }
        budget.expand(bytes.length);
        boolean isText = isText(bytes);
        String text = isText ? new String(bytes, StandardCharsets.UTF_8) : BinaryStrings.in(bytes);
        budget.read(text.length());
        Segment.Use use = isText ? Segment.Use.CONTENT : Segment.Use.SETTING;
        gathered.segment(new Segment(place, "", use, Mechanism.OTHER_PART, text, null));
        new EmbeddedFile(budget, depth, Mechanism.OTHER_PART).read(bytes, place, gathered);
    }

    private static boolean isText(byte[] bytes) {
        for (byte each : bytes) {
            if (each < ' ' && each >= 0 && each != '\n' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPadding(byte[] bytes) {
        for (byte each : bytes) {
            if (each != 0 && each != (byte) 0xff && each != ' ' && each != '\n' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
