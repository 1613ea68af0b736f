package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSStream;
import org.imprimatur.inspection.rules.Mechanism;

/** What painting one page has come upon, and what was painted in the whole file so far. Not thread-safe. */
final class PageFound {
    /** Streams of the file that were painted, so that the others can be looked at too. */
    static final class Painted {
        private final Set<COSBase> streams = Collections.newSetFromMap(new IdentityHashMap<>());

        /** False where it was known. */
        boolean add(COSBase stream) {
            return streams.add(stream);
        }

        boolean has(COSBase stream) {
            return streams.contains(stream);
        }
    }

    private final String place;
    private final Painted painted;
    private final Predicate<COSStream> pictures;
    private final List<Glyph> glyphs = new ArrayList<>();
    private final Map<String, Mechanism> unread = new LinkedHashMap<>();
    private final Map<String, COSStream> told = new LinkedHashMap<>();
    private final Set<String> replacements = new LinkedHashSet<>();
    private int images;
    private int unreadable;
    private int unreadableRun;
    private boolean unreadableWord;
    private int outlines;

    /** @param pictures which of them are to be told */
    PageFound(String place, Painted painted, Predicate<COSStream> pictures) {
        this.place = place;
        this.painted = painted;
        this.pictures = pictures;
    }

    List<Glyph> glyphs() {
        return glyphs;
    }

    void add(Glyph glyph) {
        glyphs.add(glyph);
        if (glyph.text == null) {
            unreadable++;
            unreadableRun++;
            unreadableWord |= unreadableRun > 1;
        } else {
            unreadableRun = 0;
        }
    }

    /** A stream that paints is met: whether for the first time. */
    boolean paints(COSStream stream) {
        boolean isNew = painted.add(stream);
        if (isNew && !PackedStream.isSound(stream)) {
            unread("damaged content", Mechanism.OTHER_PART);
        }
        return isNew;
    }

    /** The same picture on many pages is one part. */
    void image(COSStream image) {
        if (painted.add(image) && pictures.test(image)) {
            image();
            told.put(place + " image " + images, image);
        }
    }

    /** Pictures by their places; not those that are written into the instructions of a page. */
    Map<String, COSStream> pictures() {
        return told;
    }

    void image() {
        images++;
        unread.put(place + " image " + images, Mechanism.IMAGE_TEXT);
    }

    /** The only picture of the page: of several one may lie below another, where nobody sees it. */
    Optional<String> seenPicture() {
        return images == 1 ? Optional.of(place + " image 1") : Optional.empty();
    }

    void unread(String what, Mechanism mechanism) {
        unread.put(what.isEmpty() ? place : place + " " + what, mechanism);
    }

    void outline() {
        outlines++;
    }

    /** What is to be read instead of what is shown (ISO 32000-2, 14.9). */
    void replacement(String text) {
        replacements.add(text);
    }

    Set<String> replacements() {
        return replacements;
    }

    Map<String, Mechanism> unread() {
        // one sign that no font names is a bullet or the like; a word of them is a text
        if (unreadableWord || unreadable >= FEWEST_SIGNS) {
            unread(WITHOUT_CHARACTERS, Mechanism.IMAGE_TEXT);
        }
        if (outlines >= FEWEST_OUTLINES) {
            unread(OUTLINES, Mechanism.IMAGE_TEXT);
        }
        return unread;
    }

    /** The places of what may be letters without being characters. */
    List<String> drawn() {
        Map<String, Mechanism> all = unread();
        return Stream.of(OUTLINES, WITHOUT_CHARACTERS)
                .map(what -> place + " " + what)
                .filter(all::containsKey)
                .toList();
    }

    private static final String OUTLINES = "drawn outlines";
    private static final String WITHOUT_CHARACTERS = "text without characters";
    private static final int FEWEST_SIGNS = 20;
    /** So many filled shapes with curves may be letters. */
    private static final int FEWEST_OUTLINES = 60;
}
