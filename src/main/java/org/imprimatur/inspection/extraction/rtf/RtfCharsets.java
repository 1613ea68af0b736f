package org.imprimatur.inspection.extraction.rtf;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** The encodings of a file: its own, and those of its fonts. */
final class RtfCharsets {
    private static final Map<Integer, Integer> CODE_PAGES = Map.ofEntries(
            Map.entry(0, 1252),
            Map.entry(2, 1252),
            Map.entry(77, 10000),
            Map.entry(128, 932),
            Map.entry(129, 949),
            Map.entry(130, 1361),
            Map.entry(134, 936),
            Map.entry(136, 950),
            Map.entry(161, 1253),
            Map.entry(162, 1254),
            Map.entry(163, 1258),
            Map.entry(177, 1255),
            Map.entry(178, 1256),
            Map.entry(186, 1257),
            Map.entry(204, 1251),
            Map.entry(222, 874),
            Map.entry(238, 1250),
            Map.entry(254, 437),
            Map.entry(255, 850));

    private final Map<Integer, Charset> fonts = new HashMap<>();
    private Charset own = Charset.forName("windows-1252");
    private int defaultFont;

    void own(int codePage) {
        own = ofPage(codePage);
    }

    void defaultFont(int font) {
        defaultFont = font;
    }

    int defaultFont() {
        return defaultFont;
    }

    /** @param number of fonts' sets of characters, as Windows counts them; 1 is the file's own */
    void font(int font, int number) {
        Integer codePage = CODE_PAGES.get(number);
        if (codePage != null && number != 0) {
            fonts.put(font, ofPage(codePage));
        }
    }

    void fontCodePage(int font, int codePage) {
        if (codePage != 0) {
            fonts.put(font, ofPage(codePage));
        }
    }

    Charset of(@Nullable Integer font) {
        return font == null ? own : fonts.getOrDefault(font, own);
    }

    /** Which a reader could not do without. */
    private static Charset ofPage(int codePage) {
        String name = switch (codePage) {
            case 10000 -> "x-MacRoman";
            case 932 -> "windows-31j";
            case 936 -> "GBK";
            case 949 -> "x-windows-949";
            case 950 -> "x-windows-950";
            case 1361 -> "x-Johab";
            case 874 -> "x-windows-874";
            case 65001 -> "UTF-8";
            case 437, 850, 852, 855, 857, 860, 861, 862, 863, 864, 865, 866, 869 -> "IBM" + codePage;
            case 708 -> "ISO-8859-6";
            default -> "windows-" + codePage;
        };
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw new UninspectableFile(UninspectableReason.UNREAD_ENCODING);
        }
    }
}
