package org.imprimatur.inspection.extraction;

import java.io.IOException;
import java.util.Locale;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.imprimatur.inspection.rules.Mechanism;

/** What lies in the container of a workbook of the old format beside its stream of records. */
final class XlsStorages {
    private final Budget budget;
    private final Gathered gathered;
    private final int depth;

    XlsStorages(Budget budget, Gathered gathered, int depth) {
        this.budget = budget;
        this.gathered = gathered;
        this.depth = depth;
    }

    void readAllBut(DirectoryEntry root, Entry workbook) throws IOException {
        GivenNames.ofStreams(root, gathered);
        for (Entry entry : root) {
            String place = "stream " + GivenNames.printable(entry.getName());
            if (entry instanceof DirectoryEntry storage) {
                readStorage(storage, place);
            } else if (entry instanceof DocumentEntry stream && entry != workbook) {
                readStream(stream, place);
            }
        }
    }

    private void readStorage(DirectoryEntry storage, String place) throws IOException {
        String name = storage.getName().toUpperCase(Locale.ROOT);
        if (name.equals("_SX_DB_CUR")) {
            for (Entry each : storage) {
                if (each instanceof DocumentEntry stream) {
                    XlsPivotCache.read(
                            OleStreams.bytes(stream, budget),
                            place + "/" + GivenNames.printable(each.getName()),
                            budget,
                            gathered);
                } else {
                    gathered.unread(place + "/" + GivenNames.printable(each.getName()), Mechanism.PIVOT_CACHE);
                }
            }
        } else if (name.equals("_VBA_PROJECT_CUR")) {
            readMacros(storage, place);
        } else if (name.startsWith("MBD") || name.startsWith("LNK")) {
            new EmbeddedFile(budget, depth).read(storage, place, gathered);
        } else if (name.equals("MSODATASTORE")) {
            readCustomXml(storage, place);
        } else {
            unread(storage, place, name.startsWith("\u0006") ? Mechanism.OTHER_PART : Mechanism.EMBEDDED_OBJECT);
        }
    }

    private void unread(DirectoryEntry storage, String place, Mechanism mechanism) throws IOException {
        gathered.unread(place, mechanism);
        OleStreams.sweep(storage, place, mechanism, budget, gathered);
    }

    private void readMacros(DirectoryEntry storage, String place) throws IOException {
        try {
            POIFSFileSystem container = ((DirectoryNode) storage).getFileSystem();
            Macros.read(storage, container, place, budget, gathered);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException notRead) {
            unread(storage, place, Mechanism.MACRO);
        }
    }

    private void readCustomXml(DirectoryEntry storage, String place) throws IOException {
        for (Entry each : storage) {
            String here = place + "/" + GivenNames.printable(each.getName());
            if (each instanceof DirectoryEntry inner) {
                readCustomXml(inner, here);
            } else if (each instanceof DocumentEntry stream) {
                var part = new DataXmlPart(here, budget, Mechanism.CUSTOM_XML);
                part.parse(new java.io.ByteArrayInputStream(OleStreams.bytes(stream, budget)));
                gathered.segments(part.segments());
                gathered.cache(here, Mechanism.CUSTOM_XML, part.cells());
            }
        }
    }

    private void readStream(DocumentEntry stream, String place) throws IOException {
        byte[] bytes = OleStreams.bytes(stream, budget);
        String name = stream.getName().toUpperCase(Locale.ROOT);
        if (PropertySetStream.is(bytes)) {
            PropertySetStream.read(bytes, place, budget, gathered);
            return;
        }
        OleStreams.settings(bytes, place, Mechanism.OTHER_PART, budget, gathered);
        boolean says = bytes.length == 0 || OlePlumbing.is(name, bytes);
        if (!says) {
            boolean old = name.equals("BOOK") || name.equals("REVISION LOG") || name.equals("USER NAMES");
            gathered.unread(place, old ? Mechanism.EARLIER_REVISION : Mechanism.OTHER_PART);
        }
    }
}
