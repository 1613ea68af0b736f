package org.imprimatur.inspection.extraction;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Packages that say of themselves that they are workbooks, and of which kind. */
final class WorkbookPackages implements FormatReader {
    @Override
    public @Nullable RecognisedFile recognise(UnknownFile file) {
        ZipPackage zip = file.zip();
        PackageParts parts = file.parts();
        String main = parts == null ? null : parts.main();
        if (zip == null || parts == null || main == null || !zip.has(main)) {
            return null;
        }
        return switch (parts.type(main).toLowerCase(Locale.ROOT)) {
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" ->
                new RecognisedFile(Set.of("xlsx"), new XlsxReader(zip, parts, main, file.budget(), file.depth()));
            case "application/vnd.ms-excel.sheet.macroenabled.main+xml" ->
                new RecognisedFile(Set.of("xlsm"), new XlsxReader(zip, parts, main, file.budget(), file.depth()));
            case "application/vnd.ms-excel.sheet.binary.macroenabled.main" ->
                new RecognisedFile(Set.of("xlsb"), new XlsbReader(zip, parts, main, file.budget(), file.depth()));
            default -> null;
        };
    }
}
