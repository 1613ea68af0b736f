package org.imprimatur.inspection.extraction;

import java.util.Locale;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** A package that says of itself that it is a workbook, and of which kind. */
record WorkbookPackage(Kind kind, Reader reader) {
    /** Told by the content; a name that says another is a mismatch. */
    enum Kind {
        XLSX,
        XLSM,
        XLSB
    }

    /** Reads all of a workbook. */
    interface Reader {
        Contents read();
    }

    /**
     * @param depth how many files are around this one
     * @throws UninspectableFile with {@link UninspectableReason#UNSUPPORTED_FORMAT} for any other package
     */
    static WorkbookPackage of(ZipPackage zip, Budget budget, int depth) {
        if (!PackageParts.isPackage(zip.names())) {
            throw new UninspectableFile(UninspectableReason.UNSUPPORTED_FORMAT);
        }
        var parts = new PackageParts(zip, budget);
        @Nullable String main = parts.main();
        String type = main == null ? "" : parts.type(main).toLowerCase(Locale.ROOT);
        if (main == null || !zip.has(main)) {
            throw new UninspectableFile(UninspectableReason.UNSUPPORTED_FORMAT);
        }
        return switch (type) {
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" ->
                new WorkbookPackage(Kind.XLSX, new XlsxReader(zip, parts, main, budget, depth));
            case "application/vnd.ms-excel.sheet.macroenabled.main+xml" ->
                new WorkbookPackage(Kind.XLSM, new XlsxReader(zip, parts, main, budget, depth));
            case "application/vnd.ms-excel.sheet.binary.macroenabled.main" ->
                new WorkbookPackage(Kind.XLSB, new XlsbReader(zip, parts, main, budget, depth));
            default -> throw new UninspectableFile(UninspectableReason.UNSUPPORTED_FORMAT);
        };
    }

    Contents read() {
        return reader.read();
    }
}
