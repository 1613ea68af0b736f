package org.imprimatur.inspection.extraction.oldoffice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.EmbeddedFile;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.GivenNames;
import org.imprimatur.inspection.extraction.Macros;
import org.imprimatur.inspection.extraction.OlePlumbing;
import org.imprimatur.inspection.extraction.OleStreams;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.extraction.PropertySetStream;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;

/** What lies in the container beside the streams that a reader has taken. */
final class OldStreams {
    private final Budget budget;
    private final Gathered gathered;
    private final int depth;

    /** @param depth how many files are around this one */
    OldStreams(Budget budget, Gathered gathered, int depth) {
        this.budget = budget;
        this.gathered = gathered;
        this.depth = depth;
    }

    /** @param taken names in capitals */
    void readAllBut(DirectoryEntry root, Set<String> taken) throws IOException {
        GivenNames.ofStreams(root, gathered);
        for (Entry entry : root) {
            String place = "stream " + GivenNames.printable(entry.getName());
            if (entry instanceof DirectoryEntry storage) {
                storage(storage, place);
            } else if (entry instanceof DocumentEntry stream
                    && !taken.contains(entry.getName().toUpperCase(Locale.ROOT))) {
                stream(stream, place);
            }
        }
    }

    private void storage(DirectoryEntry storage, String place) throws IOException {
        switch (storage.getName().toUpperCase(Locale.ROOT)) {
            case "MACROS", "_VBA_PROJECT_CUR" -> macros(storage, place);
            case "OBJECTPOOL" -> {
                for (Entry each : storage) {
                    String here = place + "/" + GivenNames.printable(each.getName());
                    if (each instanceof DirectoryEntry object) {
                        OleStreams.sweep(object, here, Mechanism.EMBEDDED_OBJECT, budget, gathered);
                        new EmbeddedFile(budget, depth, Mechanism.EMBEDDED_OBJECT).read(object, here, gathered);
                    } else {
                        gathered.unread(here, Mechanism.EMBEDDED_OBJECT);
                    }
                }
            }
            case "MSODATASTORE" -> customXml(storage, place);
            default -> {
                gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
                OleStreams.sweep(storage, place, Mechanism.EMBEDDED_OBJECT, budget, gathered);
            }
        }
    }

    private void macros(DirectoryEntry storage, String place) throws IOException {
        try {
            Macros.read(storage, ((DirectoryNode) storage).getFileSystem(), place, budget, gathered);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException notRead) {
            gathered.unread(place, Mechanism.MACRO);
            OleStreams.sweep(storage, place, Mechanism.MACRO, budget, gathered);
        }
    }

    private void customXml(DirectoryEntry storage, String place) throws IOException {
        for (Entry each : storage) {
            String here = place + "/" + GivenNames.printable(each.getName());
            if (each instanceof DirectoryEntry inner) {
                customXml(inner, here);
            } else if (each instanceof DocumentEntry stream) {
                var part = new PartHandler(here, budget, Set.of(), Set.of(), Mechanism.CUSTOM_XML) {};
                try {
                    part.parse(new ByteArrayInputStream(OleStreams.bytes(stream, budget)));
                } catch (UninspectableFile notXml) {
                    if (notXml.reason().isLimit()) {
                        throw notXml;
                    }
                    gathered.unread(here, Mechanism.CUSTOM_XML);
                }
                gathered.segments(part.segments());
            }
        }
    }

    private void stream(DocumentEntry stream, String place) throws IOException {
        byte[] bytes = OleStreams.bytes(stream, budget);
        if (PropertySetStream.is(bytes)) {
            PropertySetStream.read(bytes, place, budget, gathered);
            return;
        }
        OleStreams.settings(bytes, place, Mechanism.OTHER_PART, budget, gathered);
        boolean says = bytes.length == 0 || OlePlumbing.is(stream.getName(), bytes);
        if (!says) {
            gathered.unread(place, Mechanism.OTHER_PART);
        }
    }
}
