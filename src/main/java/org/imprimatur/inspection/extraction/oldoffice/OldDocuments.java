package org.imprimatur.inspection.extraction.oldoffice;

import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.FormatReader;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** Documents of Word (MS-DOC) and presentations of PowerPoint (MS-PPT), told by the streams of their container. */
public final class OldDocuments implements FormatReader {
    static final String WORD = "WordDocument";
    static final String POWERPOINT = "PowerPoint Document";
    /** The stream of a presentation of PowerPoint 95. */
    private static final String OLDER = "PP40";

    @Override
    public @Nullable RecognisedFile recognise(UnknownFile file) {
        DirectoryEntry root = file.storage();
        return root == null ? null : of(root, file.bytes(), file.budget(), file.depth());
    }

    /**
     * Of a storage inside another file; null where it is no such document.
     *
     * @param depth how many files are around it
     */
    public static @Nullable RecognisedFile of(DirectoryEntry storage, Budget budget, int depth) {
        return of(storage, null, budget, depth);
    }

    private static @Nullable RecognisedFile of(
            DirectoryEntry root, byte @Nullable [] container, Budget budget, int depth) {
        if (root.hasEntryCaseInsensitive(WORD)) {
            return new RecognisedFile(Set.of("doc", "dot"), new DocReader(root, container, budget, depth));
        }
        if (root.hasEntryCaseInsensitive(POWERPOINT)) {
            return new RecognisedFile(Set.of("ppt", "pps", "pot"), new PptReader(root, container, budget, depth));
        }
        if (root.hasEntryCaseInsensitive(OLDER)) {
            throw new UninspectableFile(UninspectableReason.UNSUPPORTED_FORMAT);
        }
        return null;
    }
}
