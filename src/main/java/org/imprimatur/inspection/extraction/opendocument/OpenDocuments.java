package org.imprimatur.inspection.extraction.opendocument;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.extraction.FormatReader;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.extraction.ZipPackage;
import org.jspecify.annotations.Nullable;

/** Packages that say in their first entry which kind of document they are (ODF 1.3 part 2, 3.3). */
public final class OpenDocuments implements FormatReader {
    private static final String FIRST = "mimetype";
    private static final int NAME = 30;
    private static final String TYPE = "application/vnd.oasis.opendocument.";

    private static final Map<String, Set<String>> ENDINGS = Map.of(
            "text", Set.of("odt"),
            "text-template", Set.of("ott"),
            "text-master", Set.of("odm"),
            "spreadsheet", Set.of("ods"),
            "spreadsheet-template", Set.of("ots"),
            "presentation", Set.of("odp"),
            "presentation-template", Set.of("otp"),
            "graphics", Set.of("odg"),
            "graphics-template", Set.of("otg"));

    @Override
    public @Nullable RecognisedFile recognise(UnknownFile file) {
        if (!file.startsWith((byte) 'P', (byte) 'K', (byte) 3, (byte) 4)
                || !file.beginning(NAME + FIRST.length()).endsWith(FIRST)) {
            return null;
        }
        ZipPackage zip = file.zip();
        if (zip == null || !zip.has(FIRST)) {
            return null;
        }
        String type = new String(zip.bytes(FIRST), StandardCharsets.US_ASCII).strip();
        Set<String> endings = type.startsWith(TYPE) ? ENDINGS.get(type.substring(TYPE.length())) : null;
        return endings == null
                ? null
                : new RecognisedFile(
                        endings, new OpenDocumentReader(zip, OdfKind.of(type), file.budget(), file.depth()));
    }
}
