package org.imprimatur.inspection.extraction.pdf;

import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.imprimatur.inspection.extraction.FormatReader;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.jspecify.annotations.Nullable;

/** PDF (ISO 32000-2). Known by its header; what stands before a header is no file that can be read in one way only. */
public final class PdfFiles implements FormatReader {
    /** The library's warnings quote what it could not read; no content of a file belongs in a log. Kept, since loggers may be forgotten. */
    private static final List<Logger> LIBRARY =
            List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

    static {
        LIBRARY.forEach(logger -> logger.setLevel(Level.OFF));
        FontMappers.set(new FixedFonts());
        // Profiles are read by a library in C, and colours are told well enough without them.
        System.setProperty("org.apache.pdfbox.rendering.UseAlternateInsteadOfICCColorSpace", "true");
    }

    @Override
    public @Nullable RecognisedFile recognise(UnknownFile file) {
        var raw = new RawFile(file.bytes());
        int header = raw.header();
        if (header < 0 || (header > 0 && !raw.hasEnd())) {
            return null;
        }
        return new RecognisedFile(
                Set.of("pdf"), () -> new PdfReading(file.bytes(), file.budget(), file.depth()).read());
    }
}
