package org.imprimatur.inspection.extraction.pdf;

import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.jspecify.annotations.Nullable;

/** The program of a font (ISO 32000-2, 9.9), told by how it is built and not by how it begins. */
final class FontProgram {
    private static final Set<String> ROLES = Set.of("FontFile", "FontFile2", "FontFile3");

    private FontProgram() {}

    /** Null where it is no font, or nothing uses it as one. */
    static @Nullable ReadData of(String role, byte[] data) {
        if (!ROLES.contains(role)) {
            return null;
        }
        List<byte[]> beside = TableFont.beside(data);
        if (beside == null) {
            beside = CompactFont.beside(data);
        }
        return beside == null ? Type1Font.of(data) : new ReadData(BinaryStrings.in(data), beside);
    }
}
