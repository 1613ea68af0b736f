package org.imprimatur.inspection.extraction.pdf;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** What is to be read instead of what is painted between two instructions (ISO 32000-2, 14.9). */
final class Replacement {
    static final Set<COSName> KEYS = Set.of(COSName.ACTUAL_TEXT, COSName.ALT, COSName.E);

    private final String text;
    private final int from;
    private int to;

    /** @param from how many characters were painted before it */
    Replacement(String text, int from) {
        this.text = text;
        this.from = from;
        this.to = from;
    }

    String text() {
        return text;
    }

    /** @param painted how many characters were painted before its end */
    void ends(int painted) {
        to = painted;
    }

    /** Whether it says what is painted. */
    boolean repeats(List<Glyph> glyphs) {
        String painted = painted(glyphs);
        return painted != null && letters(painted).equals(letters(text));
    }

    /** How many letters and figures it has that are others than what people read there. */
    int contradicts(List<Glyph> glyphs) {
        String painted = painted(glyphs);
        return painted == null || repeats(glyphs) ? 0 : letters(text).length();
    }

    /** Null where nobody can say which characters they are. */
    private @Nullable String painted(List<Glyph> glyphs) {
        var painted = new StringBuilder();
        for (Glyph glyph : glyphs.subList(from, Math.max(from, to))) {
            if (glyph.text == null) {
                return null;
            }
            painted.append(glyph.text);
        }
        return painted.toString();
    }

    /** Ligatures, hyphens and capitals apart. */
    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
