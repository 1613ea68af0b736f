package org.imprimatur.inspection.extraction.image;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kinds of pictures, told by their first bytes. */
enum ImageKind {
    JPEG("jpg", "jpeg", "jpe", "jfif"),
    PNG("png"),
    GIF("gif"),
    TIFF("tif", "tiff"),
    BMP("bmp", "dib"),
    WEBP("webp"),
    HEIC("heic", "heif", "avif");

    private static final int LONGEST_BEGINNING = 32;
    private static final Set<String> BRANDS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis");
    private static final Set<Integer> BMP_HEADERS = Set.of(12, 40, 52, 56, 64, 108, 124);

    private final Set<String> endings;

    ImageKind(String... endings) {
        this.endings = Set.of(endings);
    }

    Set<String> endings() {
        return endings;
    }

    /** Null where it is none of these. */
    static @Nullable ImageKind of(byte[] file) {
        String beginning = new String(file, 0, Math.min(file.length, LONGEST_BEGINNING), StandardCharsets.ISO_8859_1);
        if (beginning.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (beginning.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (beginning.startsWith("GIF87a") || beginning.startsWith("GIF89a")) {
            return GIF;
        }
        if (beginning.startsWith("II*\0") || beginning.startsWith("MM\0*") || beginning.startsWith("II+\0\b\0\0\0")) {
            return TIFF;
        }
        if (beginning.startsWith("RIFF") && beginning.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (beginning.startsWith("ftyp", 4) && beginning.length() >= 12) {
            return BRANDS.contains(beginning.substring(8, 12)) ? HEIC : null;
        }
        // two letters are too little: a text may begin with them
        boolean bitmap = beginning.startsWith("BM")
                && beginning.length() >= 18
                && beginning.startsWith("\0\0\0\0", 6)
                && BMP_HEADERS.contains((int) beginning.charAt(14))
                && beginning.startsWith("\0\0\0", 15);
        return bitmap ? BMP : null;
    }
}
