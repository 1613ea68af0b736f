package org.imprimatur.inspection.extraction;

import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** Workbooks of the format that Excel wrote until 2003. */
final class OldWorkbooks implements FormatReader {
    /** The stream of a workbook of Excel 5 or 95. */
    private static final String OLDER = "Book";

    @Override
    public @Nullable RecognisedFile recognise(UnknownFile file) {
        DirectoryEntry root = file.storage();
        if (root != null && root.hasEntryCaseInsensitive(OLDER)) {
            throw new UninspectableFile(UninspectableReason.UNSUPPORTED_FORMAT);
        }
        return root == null || !XlsReader.isWorkbook(root)
                ? null
                : new RecognisedFile(
                        Set.of("xls"), () -> new XlsReader(root, file.budget(), file.depth()).read(file.bytes()));
    }
}
