package org.imprimatur.inspection.extraction;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.imprimatur.inspection.extraction.oldoffice.OldDocuments;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/** A file inside another, read by the same rules as the one around it; what cannot be read is an unread part. */
public final class EmbeddedFile {
    private static final int DEEPEST = 5;

    private final Budget budget;
    private final int depth;
    private final Mechanism mechanism;

    /** @param depth how many files are around the one in which it lies */
    EmbeddedFile(Budget budget, int depth) {
        this(budget, depth, Mechanism.EMBEDDED_OBJECT);
    }

    /**
     * @param depth how many files are around the one in which it lies
     * @param mechanism how it lies there; {@link Mechanism#VISIBLE} where it is shown as it would be by itself
     */
    public EmbeddedFile(Budget budget, int depth, Mechanism mechanism) {
        this.budget = budget;
        this.depth = depth + 1;
        this.mechanism = mechanism;
    }

    /** One of which nobody says what it is called. */
    public void read(byte[] bytes, String place, Gathered gathered) {
        read(null, bytes, place, gathered);
    }

    /** @param name what it is called there, which must not contradict what it is; null where it has no name */
    public void read(@Nullable String name, byte[] bytes, String place, Gathered gathered) {
        attempt(place, gathered, () -> contents(name, bytes, place, gathered));
    }

    /** One whose name is not kept: a text where no reader knows it. */
    public void readUnnamed(byte[] bytes, String place, Gathered gathered) {
        boolean known = depth <= DEEPEST && isKnown(bytes);
        read(known ? null : "unnamed.txt", bytes, place, gathered);
    }

    private boolean isKnown(byte[] bytes) {
        try {
            return UnknownFile.isOle2(bytes)
                    || UnknownFile.isZip(bytes)
                    || Formats.of(new UnknownFile(bytes, budget, depth)) != null;
        } catch (UninspectableFile refused) {
            return true;
        }
    }

    /** One of the storages of an old format that stand for objects. */
    public void read(DirectoryEntry storage, String place, Gathered gathered) {
        attempt(place, gathered, () -> contents(storage, place, gathered));
    }

    private interface Attempt {
        Contents read() throws IOException, Ole10NativeException;
    }

    private void attempt(String place, Gathered gathered, Attempt attempt) {
        Mechanism unreadAs = mechanism == Mechanism.VISIBLE ? Mechanism.EMBEDDED_OBJECT : mechanism;
        if (depth > DEEPEST) {
            gathered.unread(place, unreadAs);
            return;
        }
        try {
            gathered.embedded(place, mechanism, attempt.read());
        } catch (UninspectableFile unread) {
            if (unread.reason().isLimit()) {
                throw unread;
            }
            gathered.unread(place, unreadAs);
        } catch (IOException | Ole10NativeException | IllegalArgumentException unread) {
            gathered.unread(place, unreadAs);
        }
    }

    private Contents contents(@Nullable String name, byte[] bytes, String place, Gathered gathered)
            throws IOException, Ole10NativeException {
        var file = new UnknownFile(bytes, budget, depth);
        RecognisedFile recognised = Formats.of(file);
        String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
        if (recognised != null) {
            if (name != null && !recognised.endings().contains(lower.substring(lower.lastIndexOf('.') + 1))) {
                gathered.misnamed(place);
            }
            return recognised.read();
        }
        DirectoryEntry storage = file.storage();
        if (storage != null) {
            return contents(storage, place, gathered);
        }
        Contents.Format text = TextFormat.of(lower);
        if (text == null || UnknownFile.isZip(bytes)) {
            throw UninspectableFile.malformed();
        }
        return TextFormat.read(text, bytes, budget);
    }

    private Contents contents(DirectoryEntry storage, String place, Gathered gathered)
            throws IOException, Ole10NativeException {
        if (XlsReader.isWorkbook(storage)) {
            return new XlsReader(storage, budget, depth).read();
        }
        RecognisedFile document = OldDocuments.of(storage, budget, depth);
        if (document != null) {
            return document.reader().read();
        }
        if (storage.hasEntryCaseInsensitive("Package")
                && storage.getEntryCaseInsensitive("Package") instanceof DocumentEntry inner) {
            others(storage, inner.getName(), place, gathered);
            return contents(null, OleStreams.bytes(inner, budget), place, gathered);
        }
        if (storage.hasEntryCaseInsensitive(Ole10Native.OLE10_NATIVE)) {
            Ole10Native file = Ole10Native.createFromEmbeddedOleObject((DirectoryNode) storage);
            for (String name : List.of(file.getLabel(), file.getFileName(), file.getCommand())) {
                gathered.segment(
                        new Segment(place, "name", Segment.Use.CONTENT, Mechanism.EMBEDDED_OBJECT, name, null));
            }
            others(storage, Ole10Native.OLE10_NATIVE, place, gathered);
            budget.expand(file.getDataSize());
            return contents(file.getFileName(), file.getDataBuffer(), place, gathered);
        }
        throw UninspectableFile.malformed();
    }

    /** What lies beside the file: only what tells how it is embedded is known. */
    private void others(DirectoryEntry storage, String taken, String place, Gathered gathered) throws IOException {
        GivenNames.within(storage, place, gathered);
        for (Entry entry : storage) {
            String name = entry.getName();
            String here = place + "/" + GivenNames.printable(name);
            if (name.equals(taken)) {
                continue;
            }
            if (entry instanceof DocumentEntry stream) {
                byte[] bytes = OleStreams.bytes(stream, budget);
                OleStreams.settings(bytes, here, Mechanism.EMBEDDED_OBJECT, budget, gathered);
                if (OlePlumbing.is(name, bytes)) {
                    continue;
                }
            }
            gathered.unread(here, Mechanism.EMBEDDED_OBJECT);
        }
    }
}
