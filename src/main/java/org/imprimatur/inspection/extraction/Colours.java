package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Colours of a workbook as six hexadecimal digits, by theme, by number and as written; empty text for what is not known. */
public final class Colours {
    static final String BLACK = "000000";
    static final String WHITE = "FFFFFF";

    /** A contrast (WCAG 2) that cannot be read. */
    private static final double NO_CONTRAST = 1.25;
    /** So much of a channel tells hues apart whatever the contrast. */
    private static final int OTHER_HUE = 64;

    private static final int AUTOMATIC_TEXT = 64;
    private static final int AUTOMATIC_BACKGROUND = 65;

    private final @Nullable ThemeColours theme;
    private final List<String> palette = new ArrayList<>();

    Colours(@Nullable ThemeColours theme) {
        this.theme = theme;
    }

    /** The next colour of the workbook's own palette. */
    void addToPalette(String argb) {
        palette.add(ofArgb(argb));
    }

    /** @param automatic where the attributes name none */
    String of(Attributes attributes, String automatic) {
        String rgb = attributes.getValue("rgb");
        String byTheme = attributes.getValue("theme");
        String indexed = attributes.getValue("indexed");
        String base = automatic;
        if (rgb != null) {
            base = ofArgb(rgb);
        } else if (byTheme != null) {
            base = ofTheme(CellReference.number(byTheme, 99));
        } else if (indexed != null) {
            base = ofIndex(CellReference.number(indexed, 99_999));
        }
        String tint = attributes.getValue("tint");
        return tint == null ? base : tinted(base, decimal(tint));
    }

    private static String ofArgb(String argb) {
        return argb.length() == 8 ? argb.substring(2) : argb;
    }

    String ofTheme(int number) {
        String known = theme == null ? ThemeColours.usual(number) : theme.colour(number);
        return known == null ? "" : known;
    }

    String ofIndex(int index) {
        if (index == AUTOMATIC_BACKGROUND) {
            return WHITE;
        }
        if (index >= AUTOMATIC_TEXT) {
            return BLACK;
        }
        if (index < palette.size()) {
            return palette.get(index);
        }
        byte[] rgb = DefaultIndexedColorMap.getDefaultRGB(index);
        return rgb == null ? "" : String.format(Locale.ROOT, "%02X%02X%02X", rgb[0], rgb[1], rgb[2]);
    }

    /** Lightened or darkened (ECMA-376 part 1, 18.8.19), per channel instead of by luminance. */
    static String tinted(String rgb, double tint) {
        int value = value(rgb);
        if (value < 0) {
            return rgb;
        }
        int result = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = value >> shift & 0xff;
            double changed = tint < 0 ? channel * (1 + tint) : channel + (255 - channel) * tint;
            result |= (int) Math.round(Math.max(0, Math.min(255, changed))) << shift;
        }
        return String.format(Locale.ROOT, "%06X", result);
    }

    /** Whether a text of one colour on the other is not seen. */
    public static boolean same(String one, String other) {
        int first = value(one);
        int second = value(other);
        if (first < 0 || second < 0) {
            return false;
        }
        for (int shift = 16; shift >= 0; shift -= 8) {
            if (Math.abs((first >> shift & 0xff) - (second >> shift & 0xff)) >= OTHER_HUE) {
                return false;
            }
        }
        double lighter = Math.max(luminance(first), luminance(second));
        double darker = Math.min(luminance(first), luminance(second));
        return (lighter + 0.05) / (darker + 0.05) < NO_CONTRAST;
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** -1 for what is no colour. */
    private static int value(String rgb) {
        if (rgb.length() != 6) {
            return -1;
        }
        try {
            return Integer.parseUnsignedInt(rgb, 16);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static double decimal(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw UninspectableFile.malformed();
        }
    }
}
