package org.imprimatur.inspection.extraction;

import java.util.List;
import org.imprimatur.inspection.extraction.pdf.PdfFiles;
import org.jspecify.annotations.Nullable;

/** Every format that is told by its bytes. Texts, which are told by their names, are {@link TextFormat}. */
final class Formats {
    private static final List<FormatReader> READERS =
            List.of(new WorkbookPackages(), new OldWorkbooks(), new PdfFiles());

    private Formats() {}

    /** Null where no reader knows it. */
    static @Nullable RecognisedFile of(UnknownFile file) {
        for (FormatReader reader : READERS) {
            RecognisedFile recognised = reader.recognise(file);
            if (recognised != null) {
                return recognised;
            }
        }
        return null;
    }
}
