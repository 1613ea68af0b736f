package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSStream;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

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
    private final Telling telling;
    private final PictureData pictures;
    private final Instructions instructions;
    private final List<Glyph> glyphs = new ArrayList<>();
    private final Map<String, Mechanism> unread = new LinkedHashMap<>();
    private final List<Replacement> replacements = new ArrayList<>();
    private final List<String> unpainted = new ArrayList<>();
    private List<String> seenPictures = List.of();
    private final Map<String, COSStream> told = new LinkedHashMap<>();
    private int images;
    private int unreadable;
    private int unreadableRun;
    private boolean unreadableWord;
    private int outlines;

    /** @param depth how many files are around this one */
    PageFound(String place, Painted painted, Telling telling, int depth) {
        this.place = place;
        this.painted = painted;
        this.telling = telling;
        this.pictures = new PictureData(telling, depth);
        this.instructions = new Instructions(telling.budget());
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
        boolean isNew = !painted.has(stream);
        paintTogether(List.of(stream));
        return isNew;
    }

    /** Streams of which each goes on where the one before it ended. */
    void paintTogether(List<COSStream> streams) {
        var scan = new ContentScan();
        for (COSStream stream : streams) {
            boolean isNew = painted.add(stream);
            byte[] content = isNew || scan.isWaiting() ? telling.unpacked(stream, place + " content") : new byte[0];
            if (content == null) {
                unread("damaged content", Mechanism.OTHER_PART);
            } else {
                scan.read(content);
            }
        }
        scan.end();
        if (scan.isDamaged()) {
            unread("damaged content", Mechanism.OTHER_PART);
        }
        unpainted.addAll(scan.texts());
    }

    Instructions instructions() {
        return instructions;
    }

    /** Comments, and whatever else the content says without painting it. */
    List<String> unpainted() {
        List<String> all = new ArrayList<>(unpainted);
        all.addAll(instructions.texts());
        return all;
    }

    /**
     * The same picture on many pages is one part.
     *
     * @return where it is; null where it was told already, or where it is damaged
     */
    @Nullable
    String image(COSStream image) {
        PictureData.own(image, painted);
        if (!painted.add(image) || !pictures.isNew(image)) {
            return null;
        }
        String where = image();
        if (!pictures.read(image, where)) {
            return null;
        }
        told.put(where, image);
        return where;
    }

    /** Pictures that are sound by their places; not those that are written into the instructions of a page. */
    Map<String, COSStream> pictures() {
        return told;
    }

    private String image() {
        images++;
        String where = place + " image " + images;
        unread.put(where, Mechanism.IMAGE_TEXT);
        return where;
    }

    void inlineImage(@Nullable COSBase filter, byte[] data) {
        pictures.inline(filter, data, image());
        if (ContentScan.endsWithin(data)) {
            unread("instruction BI", Mechanism.OTHER_PART);
        }
    }

    /** Those that people certainly see. */
    List<String> seenPictures() {
        return seenPictures;
    }

    void seen(List<String> places) {
        seenPictures = places;
    }

    void unread(String what, Mechanism mechanism) {
        unread.put(what.isEmpty() ? place : place + " " + what, mechanism);
    }

    void outline() {
        outlines++;
    }

    /** What is to be read instead of what is shown (ISO 32000-2, 14.9). */
    Replacement replacement(String text) {
        var replacement = new Replacement(text, glyphs.size());
        replacements.add(replacement);
        return replacement;
    }

    List<Replacement> replacements() {
        return replacements;
    }

    Map<String, Mechanism> unread() {
        // one sign that no font names is a bullet or the like; a word of them is a text
        if (unreadableWord || unreadable >= FEWEST_SIGNS) {
            unread(WITHOUT_CHARACTERS, Mechanism.IMAGE_TEXT);
        }
        instructions.ambiguous().forEach(instruction -> unread("instruction " + instruction, Mechanism.OTHER_PART));
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
