package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.encoding.Encoding;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.jspecify.annotations.Nullable;

/**
 * Fonts that say of a letter or figure which people see that it is another, so that whoever reads the file by its characters reads
 * another text than is shown (ISO 32000-2, 9.10).
 */
final class TwoReadings {
    private TwoReadings() {}

    /** Whether the font shows another letter or figure than the text. */
    static boolean differ(PDFont font, int code, String text) {
        try {
            String shown = shown(font, code);
            return shown != null
                    && isLetterOrDigit(shown)
                    && !Normalizer.normalize(text, Normalizer.Form.NFKC).strip().equalsIgnoreCase(shown);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isLetterOrDigit(String shown) {
        return shown.length() == 1 && shown.charAt(0) < 0x7f && Character.isLetterOrDigit(shown.charAt(0));
    }

    /** Null where the font does not say it in a second way. */
    private static @Nullable String shown(PDFont font, int code) throws IOException {
        boolean saysFirst = font.getCOSObject().containsKey(COSName.TO_UNICODE);
        if (!saysFirst || font instanceof PDType3Font) {
            return null;
        }
        if (font instanceof PDSimpleFont simple && font.getCOSObject().containsKey(COSName.ENCODING)) {
            Encoding encoding = simple.getEncoding();
            String name = encoding == null ? null : encoding.getName(code);
            return name == null ? null : GlyphList.getAdobeGlyphList().toUnicode(name);
        }
        if (font instanceof PDType0Font composite
                && composite.isEmbedded()
                && composite.getDescendantFont() instanceof PDCIDFontType2 outlines) {
            CmapLookup characters = outlines.getTrueTypeFont().getUnicodeCmapLookup(false);
            List<Integer> codes = characters == null ? null : characters.getCharCodes(outlines.codeToGID(code));
            return codes == null || codes.size() != 1 ? null : Character.toString(codes.get(0));
        }
        return null;
    }
}
