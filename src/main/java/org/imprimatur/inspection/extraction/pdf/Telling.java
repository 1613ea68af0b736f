package org.imprimatur.inspection.extraction.pdf;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.TextRecogniser;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is found in one state of a file. Of an earlier state only that is told which a later one does not hold too.
 */
final class Telling {
    private final String place;
    private final Budget budget;
    private final Gathered gathered;
    private final Known known;
    private final @Nullable Mechanism all;
    private final Set<String> words = new HashSet<>();

    /**
     * @param place how places begin
     * @param known what need not be told again; what is told is added to it
     * @param all the means by which everything stands there; null where each text has its own
     */
    Telling(String place, @Nullable Mechanism all, Known known, Budget budget, Gathered gathered) {
        this.place = place;
        this.all = all;
        this.known = known;
        this.budget = budget;
        this.gathered = gathered;
    }

    /** The same, for what stands there by one means whatever it is. */
    Telling as(Mechanism mechanism) {
        return new Telling(place, all == null ? mechanism : all, known, budget, gathered);
    }

    Budget budget() {
        return budget;
    }

    Gathered gathered() {
        return gathered;
    }

    Mechanism mechanism(Mechanism own) {
        return all == null ? own : all;
    }

    String place(String where) {
        return place + where;
    }

    /** Whether a text of people is still to be told. */
    boolean isNew(String text) {
        boolean added = known.content(text);
        return added || all == null;
    }

    boolean isNew(Known.Kind kind, byte[] bytes) {
        boolean added = known.bytes(kind, bytes);
        return added || all == null;
    }

    /** Whether a picture is still to be told, or is the same as another. */
    boolean isNewPicture(COSStream picture) {
        boolean added = known.named(Known.Kind.PICTURE, PictureIdentity.of(picture));
        return added || all == null;
    }

    void show(Line line) {
        line.words().forEach(word -> words.add(plain(word.text())));
    }

    /** Letters that are written as one are several all the same. */
    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        return text;
    }

    /** Whether each word of it is shown on some page. */
    boolean isShown(String text) {
        for (String word : plain(text).strip().split("\\s+")) {
            if (!words.contains(word)) {
                return false;
            }
        }
        return true;
    }

    void text(String where, String location, Segment.Use use, Mechanism own, String text, @Nullable String header) {
        boolean isNew = !text.isBlank() && (use == Segment.Use.SETTING ? known.setting(text) : known.content(text));
        if (isNew || (all == null && !text.isBlank())) {
            budget.read(text.length());
            gathered.segment(new Segment(place(where), location, use, mechanism(own), text, header));
        }
    }

    void unread(String where, Mechanism own) {
        gathered.unread(place(where), own);
    }

    /** All of a stream; null where it cannot be unpacked to its end, which is for the caller to say. */
    byte @Nullable [] unpacked(COSStream stream, String where) {
        PackedStream unpacked = PackedStream.of(stream, budget);
        hidden(where + " behind the data", unpacked.behind());
        return unpacked.coding() == null ? unpacked.bytes() : null;
    }

    /** Bytes of which no program that shows the file makes anything. */
    void hidden(String where, byte[] bytes) {
        if (bytes.length > 0 && isNew(Known.Kind.UNREAD, bytes)) {
            boolean isText = PdfText.isText(bytes);
            String text = isText ? PdfText.of(new COSString(bytes)) : BinaryStrings.in(bytes);
            text(where, "", isText ? Segment.Use.CONTENT : Segment.Use.SETTING, Mechanism.OTHER_PART, text, null);
            unread(where, Mechanism.OTHER_PART);
        }
    }

    /** What a machine reads on a picture of the file. */
    void shown(String where, COSStream picture) {
        budget.checkTime();
        byte[] bytes =
                budget.pictures().isOpen() ? budget.pictures().prepare(() -> PictureForReading.of(picture)) : null;
        if (bytes != null) {
            shown(List.of(where), bytes);
        }
    }

    /** @param places that the picture stands for, the first of which its text is told of */
    void shown(List<String> places, byte[] picture) {
        for (TextRecogniser.Page page : budget.pictures().read(picture)) {
            TextRecogniser.Page read = page;
            for (String where : places) {
                gathered.readByMachine(place(where), mechanism(Mechanism.IMAGE_TEXT), read, budget);
                read = new TextRecogniser.Page(page.number(), page.width(), List.of());
            }
        }
    }

    /** One that a page of the file as it is now shows. */
    void picture(String where) {
        if (all == null) {
            gathered.picture(place(where));
        }
    }
}
