package org.imprimatur.inspection.extraction.rtf;

import java.util.Set;
import org.imprimatur.inspection.extraction.FormatReader;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.jspecify.annotations.Nullable;

/** Rich Text Format. Word takes a file for one by its first four characters. */
public final class RtfFiles implements FormatReader {
    private static final int BEGINNING = 64;

    @Override
    public @Nullable RecognisedFile recognise(UnknownFile file) {
        boolean rtf = file.beginning(BEGINNING)
                .replace("\u00ef\u00bb\u00bf", "")
                .stripLeading()
                .startsWith("{\\rt");
        return rtf
                ? new RecognisedFile(
                        Set.of("rtf"), () -> new RtfReader(file.bytes(), file.budget(), file.depth()).read())
                : null;
    }
}
