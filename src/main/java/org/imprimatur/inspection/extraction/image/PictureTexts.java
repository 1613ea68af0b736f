package org.imprimatur.inspection.extraction.image;

import java.util.Arrays;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.TextRecogniser;
import org.imprimatur.inspection.extraction.document.HiddenBytes;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/**
 * Takes what one picture says. A position is hidden content by itself; a short text is not, since cameras and programs write some into
 * nearly every picture, but whoever stands in it counts.
 */
final class PictureTexts {
    private static final int LONG = 2_000;
    private static final int LONG_LINES = 25;
    private static final int FEW = 64;

    private final String place;
    private final boolean alone;
    private final Budget budget;
    private final int depth;
    private final Gathered gathered;

    /**
     * @param alone whether the picture is the file itself, which its texts are about
     * @param depth how many files are around the picture, or around the file of which it is a part
     */
    PictureTexts(String place, boolean alone, Budget budget, int depth, Gathered gathered) {
        this.place = place;
        this.alone = alone;
        this.budget = budget;
        this.depth = depth;
        this.gathered = gathered;
    }

    Budget budget() {
        return budget;
    }

    /** Written by people. */
    void text(String name, String text) {
        Segment.Use use = alone ? Segment.Use.SUBJECT_OF_FILE : Segment.Use.SETTING;
        add(isLong(text) ? Segment.Use.CONTENT : use, name, text);
    }

    /** Written by programs and cameras. */
    void setting(String name, String text) {
        add(isLong(text) ? Segment.Use.CONTENT : Segment.Use.SETTING, name, text);
    }

    /** Where it was taken, or where what it shows is. */
    void position(String name, String position) {
        add(Segment.Use.CONTENT, name, "GPS position " + position);
    }

    /** Whatever can be read as text in bytes of which a program knows what they mean. */
    void bytes(String name, byte[] bytes) {
        add(Segment.Use.SETTING, name, BinaryStrings.in(bytes));
    }

    void unread(String what, Mechanism mechanism) {
        gathered.unread(what.isEmpty() ? place : place + " " + what, mechanism);
    }

    /** What a machine reads on its pages. */
    void shown(byte[] picture) {
        for (TextRecogniser.Page page : budget.pictures().read(picture)) {
            String at = page.number() == 1 ? place : place + " page " + page.number();
            gathered.readByMachine(at, Mechanism.IMAGE_TEXT, page, budget);
        }
    }

    private void add(Segment.Use use, String name, String text) {
        String shown = text.replace("\0", "").strip();
        if (!shown.isEmpty()) {
            budget.read(shown.length());
            gathered.segment(new Segment(place, name, use, Mechanism.IMAGE_METADATA, shown, name));
        }
    }

    /** Of which only the program that wrote them knows what they mean: a few are numbers, and more may be anything. */
    void unknown(String name, byte[] bytes) {
        bytes(name, bytes);
        if (bytes.length > FEW) {
            hidden(name, bytes);
        }
    }

    /** No program that shows the picture looks at what comes behind it. */
    void behind(byte[] file, int end) {
        if (end < file.length) {
            hidden("behind the picture", Arrays.copyOfRange(file, end, file.length));
        }
    }

    /** What a picture is longer by than its header says. */
    void surplus(String what, byte[] bytes) {
        if (bytes.length > 0) {
            hidden(what, bytes);
        }
    }

    /** Bytes in the file that are nothing of the picture. */
    void hidden(String what, byte[] bytes) {
        HiddenBytes.read(bytes, place + " " + what, budget, depth, gathered);
    }

    private static boolean isLong(String text) {
        return text.length() >= LONG || text.lines().count() >= LONG_LINES;
    }
}
