package org.imprimatur.inspection.extraction.office;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.inspection.extraction.Colours;
import org.imprimatur.inspection.extraction.ThemeColours;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Colours of a text document as six hexadecimal digits; empty for what is not known. */
final class WordColours {
    /** Of a text: whichever of black and white is read better. Of a ground: none of its own. */
    static final String AUTOMATIC = "auto";

    private static final List<String> THEME = List.of(
            "light1",
            "dark1",
            "light2",
            "dark2",
            "accent1",
            "accent2",
            "accent3",
            "accent4",
            "accent5",
            "accent6",
            "hyperlink",
            "followedHyperlink");

    private static final Map<String, String> MARKERS = Map.ofEntries(
            Map.entry("none", AUTOMATIC),
            Map.entry("black", "000000"),
            Map.entry("blue", "0000FF"),
            Map.entry("cyan", "00FFFF"),
            Map.entry("green", "00FF00"),
            Map.entry("magenta", "FF00FF"),
            Map.entry("red", "FF0000"),
            Map.entry("yellow", "FFFF00"),
            Map.entry("white", "FFFFFF"),
            Map.entry("darkBlue", "000080"),
            Map.entry("darkCyan", "008080"),
            Map.entry("darkGreen", "008000"),
            Map.entry("darkMagenta", "800080"),
            Map.entry("darkRed", "800000"),
            Map.entry("darkYellow", "808000"),
            Map.entry("darkGray", "808080"),
            Map.entry("lightGray", "C0C0C0"));

    private final @Nullable ThemeColours theme;
    private final Map<String, String> mapping;

    /** @param mapping which colour of the theme stands for which name, as the settings say */
    WordColours(@Nullable ThemeColours theme, Map<String, String> mapping) {
        this.theme = theme;
        this.mapping = mapping;
    }

    static String marker(@Nullable String name) {
        return name == null ? "" : MARKERS.getOrDefault(name, "");
    }

    /** Of {@code w:color} (ECMA-376 part 1, 17.3.2.6). */
    String text(Attributes attributes) {
        return colour(attributes, "val", "themeColor", "themeTint", "themeShade");
    }

    /** Of {@code w:shd} (17.3.5): the ground, over which a pattern may be painted. */
    String shade(Attributes attributes) {
        String pattern = Written.word(attributes, "val");
        String fill = colour(attributes, "fill", "themeFill", "themeFillTint", "themeFillShade");
        if (pattern == null || pattern.equals("clear") || pattern.equals("nil")) {
            return fill;
        }
        String over = colour(attributes, "color", "themeColor", "themeTint", "themeShade");
        String painted = over.equals(AUTOMATIC) ? Colours.BLACK : over;
        if (pattern.equals("solid")) {
            return painted;
        }
        if (pattern.startsWith("pct") && painted.equals(Colours.BLACK)) {
            double share = Written.number(pattern.substring(3), 0) / 100.0;
            return Colours.tinted(fill.equals(AUTOMATIC) ? Colours.WHITE : fill, -share);
        }
        return "";
    }

    private String colour(Attributes attributes, String plain, String ofTheme, String tint, String shade) {
        String named = Written.word(attributes, ofTheme);
        String base = named == null || named.equals("none") ? null : theme(named);
        if (base == null) {
            String value = Written.word(attributes, plain);
            return value == null || value.equals(AUTOMATIC) ? AUTOMATIC : value.toUpperCase(Locale.ROOT);
        }
        String lighter = Written.word(attributes, tint);
        String darker = Written.word(attributes, shade);
        if (lighter != null) {
            return Colours.tinted(base, 1 - share(lighter));
        }
        return darker == null ? base : Colours.tinted(base, share(darker) - 1);
    }

    private @Nullable String theme(String name) {
        String usual = switch (name) {
            case "background1", "bg1" -> mapping.getOrDefault("bg1", "light1");
            case "text1", "tx1" -> mapping.getOrDefault("t1", "dark1");
            case "background2", "bg2" -> mapping.getOrDefault("bg2", "light2");
            case "text2", "tx2" -> mapping.getOrDefault("t2", "dark2");
            case "lt1" -> "light1";
            case "dk1" -> "dark1";
            case "lt2" -> "light2";
            case "dk2" -> "dark2";
            case "hlink" -> "hyperlink";
            case "folHlink" -> "followedHyperlink";
            default -> name;
        };
        int number = THEME.indexOf(usual);
        return theme == null ? ThemeColours.usual(number) : theme.colour(number);
    }

    /** Of a shape: {@code a:srgbClr} and its like, without what is said about it further on. */
    String ofShape(String element, Attributes attributes) {
        String value = attributes.getValue(element.equals("a:sysClr") ? "lastClr" : "val");
        if (value == null) {
            return "";
        }
        if (element.equals("a:schemeClr")) {
            String known = theme(value);
            return known == null ? "" : known;
        }
        return value.length() == 6 ? value.toUpperCase(Locale.ROOT) : "";
    }

    private static double share(String hexadecimal) {
        try {
            return Integer.parseInt(hexadecimal, 16) / 255.0;
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
