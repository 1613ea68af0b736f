package org.imprimatur.inspection.extraction;

import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** The streams of an OLE2 container (MS-CFB). */
public final class OleStreams {
    private OleStreams() {}

    public static byte[] bytes(DocumentEntry stream, Budget budget) throws IOException {
        budget.expand(stream.getSize());
        try (InputStream in = new DocumentInputStream(stream)) {
            return in.readAllBytes();
        }
    }

    /** Whatever can be read as text in all streams of a storage, and their names. */
    public static void sweep(
            DirectoryEntry storage, String place, Mechanism mechanism, Budget budget, Gathered gathered)
            throws IOException {
        for (Entry entry : storage) {
            String here = place + "/" + GivenNames.printable(entry.getName());
            if (entry instanceof DirectoryEntry inner) {
                sweep(inner, here, mechanism, budget, gathered);
            } else if (entry instanceof DocumentEntry stream) {
                settings(bytes(stream, budget), here, mechanism, budget, gathered);
            }
        }
    }

    public static void settings(byte[] bytes, String place, Mechanism mechanism, Budget budget, Gathered gathered) {
        String text = BinaryStrings.in(bytes);
        budget.read(text.length());
        gathered.segment(new Segment(place, "", Segment.Use.SETTING, mechanism, text, null));
    }
}
