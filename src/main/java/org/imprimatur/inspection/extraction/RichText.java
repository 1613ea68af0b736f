package org.imprimatur.inspection.extraction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.xml.sax.Attributes;

/** Texts made of runs, each in its own font. A run that its font could make unseen is not read. */
final class RichText {
    private static final Set<String> ELEMENTS = Set.of(
            "t",
            "r",
            "rPr",
            "b",
            "i",
            "u",
            "strike",
            "sz",
            "color",
            "rFont",
            "family",
            "charset",
            "scheme",
            "vertAlign",
            "outline",
            "shadow",
            "condense",
            "extend");

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final double SMALLEST = 4;

    private RichText() {}

    static Set<String> with(String... others) {
        var all = new HashSet<>(ELEMENTS);
        all.addAll(List.of(others));
        return Set.copyOf(all);
    }

    /** Refuses a run that is tiny, or in another colour than black or automatic that may be the background's. */
    static void check(String element, Attributes attributes, PartHandler part) {
        if (element.equals("sz") && number(attributes.getValue("val"), part) < SMALLEST) {
            throw part.unread(UninspectableReason.UNREAD_ELEMENT);
        }
        if (element.equals("color")) {
            String rgb = attributes.getValue("rgb");
            boolean dark = rgb != null && ThemeColours.isDark(rgb);
            boolean themeText = "1".equals(attributes.getValue("theme")) && attributes.getValue("tint") == null;
            boolean automatic = "1".equals(attributes.getValue("auto")) || "8".equals(attributes.getValue("indexed"));
            if (!dark && !themeText && !automatic) {
                throw part.unread(UninspectableReason.UNREAD_ELEMENT);
            }
        }
    }

    private static double number(String value, PartHandler part) {
        try {
            return value == null ? 11 : Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw part.unread(UninspectableReason.MALFORMED);
        }
    }

    /** Characters may be written as {@code _x0041_} (ECMA-376 part 1, 22.9.2.19). */
    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher matcher = ESCAPE.matcher(text);
        var plain = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            plain.append(text, from, matcher.start()).append((char) Integer.parseInt(matcher.group(1), 16));
            from = matcher.end();
        }
        return plain.append(text, from, text.length()).toString();
    }
}
