package org.imprimatur.inspection.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** A file inside a workbook. A workbook is read like the one around it; whatever else it is, it is an unread part. */
final class EmbeddedFile {
    private static final int DEEPEST = 5;
    private static final Set<String> PLUMBING = Set.of("\u0001Ole", "\u0001CompObj", "\u0003ObjInfo");

    private final Budget budget;
    private final int depth;

    /** @param depth how many files are around the one in which it lies */
    EmbeddedFile(Budget budget, int depth) {
        this.budget = budget;
        this.depth = depth + 1;
    }

    void read(byte[] bytes, String place, Gathered gathered) {
        if (depth > DEEPEST) {
            gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
            return;
        }
        try {
            gathered.embedded(place, contents(bytes, place, gathered));
        } catch (UninspectableFile unread) {
            if (unread.reason().isLimit()) {
                throw unread;
            }
            gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
        } catch (IOException | Ole10NativeException | IllegalArgumentException unread) {
            gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
        }
    }

    private Contents contents(byte[] bytes, String place, Gathered gathered) throws IOException, Ole10NativeException {
        if (FileReading.isZip(bytes)) {
            return WorkbookPackage.of(new ZipPackage(bytes, budget), budget, depth)
                    .read();
        }
        if (!FileReading.isOle2(bytes)) {
            throw ZipPackage.malformed();
        }
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            return contents(container.getRoot(), place, gathered);
        }
    }

    private Contents contents(DirectoryEntry storage, String place, Gathered gathered)
            throws IOException, Ole10NativeException {
        if (XlsReader.isWorkbook(storage)) {
            return new XlsReader(storage, budget, depth).read();
        }
        if (storage.hasEntryCaseInsensitive("Package")
                && storage.getEntryCaseInsensitive("Package") instanceof DocumentEntry inner) {
            others(storage, inner.getName(), place, gathered);
            return contents(OleStreams.bytes(inner, budget), place, gathered);
        }
        if (storage.hasEntryCaseInsensitive(Ole10Native.OLE10_NATIVE)) {
            Ole10Native file = Ole10Native.createFromEmbeddedOleObject((DirectoryNode) storage);
            for (String name : List.of(file.getLabel(), file.getFileName(), file.getCommand())) {
                gathered.segment(
                        new Segment(place, "name", Segment.Use.CONTENT, Mechanism.EMBEDDED_OBJECT, name, null));
            }
            others(storage, Ole10Native.OLE10_NATIVE, place, gathered);
            budget.expand(file.getDataSize());
            return contents(file.getDataBuffer(), place, gathered);
        }
        throw ZipPackage.malformed();
    }

    /** What lies beside the file: only what tells how it is embedded is known. */
    private static void others(DirectoryEntry storage, String taken, String place, Gathered gathered) {
        for (Entry entry : storage) {
            String name = entry.getName();
            if (!name.equals(taken) && !PLUMBING.contains(name)) {
                gathered.unread(place + "/" + name, Mechanism.EMBEDDED_OBJECT);
            }
        }
    }

    /** One of the storages of a workbook of the old format that stand for objects. */
    void read(DirectoryEntry storage, String place, Gathered gathered) {
        try {
            if (depth > DEEPEST) {
                throw ZipPackage.malformed();
            }
            gathered.embedded(place, contents(storage, place, gathered));
        } catch (UninspectableFile unread) {
            if (unread.reason().isLimit()) {
                throw unread;
            }
            gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
        } catch (IOException | Ole10NativeException | IllegalArgumentException unread) {
            gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
        }
    }
}
