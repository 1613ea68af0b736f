package org.imprimatur.inspection.extraction.oldoffice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.apache.poi.hslf.usermodel.HSLFPictureData;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.FreeSectors;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.OleStreams;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.image.PictureMetadata;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** Reads a presentation of PowerPoint (MS-PPT): its slides, its records of earlier saves, and every other stream. */
final class PptReader implements RecognisedFile.Reader {
    private static final String CURRENT_USER = "Current User";
    private static final int TOKEN = 12;
    private static final int ENCRYPTED = 0xf3d1c4df;
    private static final int EDIT = 16;

    private final DirectoryEntry root;
    private final byte @Nullable [] container;
    private final Budget budget;
    private final int depth;
    private final Gathered gathered = new Gathered(null);

    /** @param container the whole file, null where the presentation lies in a storage of another */
    PptReader(DirectoryEntry root, byte @Nullable [] container, Budget budget, int depth) {
        this.root = root;
        this.container = container;
        this.budget = budget;
        this.depth = depth;
    }

    @Override
    public Contents read() throws IOException {
        byte[] user = stream(CURRENT_USER);
        byte[] stream = stream(OldDocuments.POWERPOINT);
        var records = new PptRecords(stream, edit(user), budget, depth, gathered);
        if (container != null) {
            FreeSectors.sweep(container, budget, gathered);
        }
        try {
            // not closed: that would close the container, which others read on
            var show = new HSLFSlideShow((DirectoryNode) root);
            var slides = new PptSlides(show, budget, gathered);
            slides.read();
            records.read(slides.seen());
            pictures(show);
        } catch (UninspectableFile e) {
            throw e;
        } catch (RuntimeException e) {
            // whatever the library met, the presentation was not read
            throw UninspectableFile.malformed();
        }
        OleStreams.settings(user, "stream Current User", Mechanism.DOC_PROPERTY, budget, gathered);
        new OldStreams(budget, gathered, depth)
                .readAllBut(root, Set.of("POWERPOINT DOCUMENT", "CURRENT USER", "PICTURES"));
        return gathered.contents();
    }

    private byte[] stream(String name) throws IOException {
        if (root.hasEntryCaseInsensitive(name) && root.getEntryCaseInsensitive(name) instanceof DocumentEntry stream) {
            return OleStreams.bytes(stream, budget);
        }
        throw UninspectableFile.malformed();
    }

    /** Where the last edit is told. The library would try a default password. */
    private int edit(byte[] user) {
        if (user.length < EDIT + 4) {
            throw UninspectableFile.malformed();
        }
        var data = ByteBuffer.wrap(user).order(ByteOrder.LITTLE_ENDIAN);
        if (data.getInt(TOKEN) == ENCRYPTED || root.hasEntryCaseInsensitive("EncryptedSummary")) {
            throw new UninspectableFile(UninspectableReason.ENCRYPTED);
        }
        return data.getInt(EDIT);
    }

    private void pictures(HSLFSlideShow show) throws IOException {
        int count = 0;
        for (HSLFPictureData picture : show.getPictureData()) {
            count++;
            String place = "picture " + count;
            gathered.unread(place, Mechanism.IMAGE_TEXT);
            byte[] bytes = picture.getData();
            budget.expand(bytes.length);
            PictureMetadata.ofPart(bytes, place, budget, depth, gathered);
        }
        if (root.hasEntryCaseInsensitive("Pictures")) {
            byte[] all = stream("Pictures");
            if (all.length > 0) {
                gathered.unread("stream Pictures", Mechanism.IMAGE_TEXT);
                String found = BinaryStrings.in(all);
                budget.read(found.length());
                gathered.segment(
                        new Segment("stream Pictures", "", Segment.Use.SETTING, Mechanism.IMAGE_METADATA, found, null));
            }
        }
    }
}
