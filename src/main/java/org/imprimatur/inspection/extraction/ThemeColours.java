package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** {@code theme1.xml}: the twelve colours that styles refer to by number. The rest of it says how charts would look. */
final class ThemeColours extends PartHandler {
    private static final Set<String> ELEMENTS = Set.of("a:*", "thm15:themeFamily");
    /** The order in which numbers stand for colours (light and dark are exchanged against the order in the part). */
    private static final List<String> BY_NUMBER = List.of(
            "a:lt1",
            "a:dk1",
            "a:lt2",
            "a:dk2",
            "a:accent1",
            "a:accent2",
            "a:accent3",
            "a:accent4",
            "a:accent5",
            "a:accent6",
            "a:hlink",
            "a:folHlink");

    private final List<@Nullable String> colours = new ArrayList<>();

    ThemeColours(String part, Budget budget) {
        super(part, budget, ELEMENTS, Set.of());
        BY_NUMBER.forEach(each -> colours.add(null));
        colours.set(0, "FFFFFF");
        colours.set(1, "000000");
    }

    /** Six hexadecimal digits; null for a number that the theme does not say. */
    @Nullable
    String colour(int number) {
        return number >= 0 && number < colours.size() ? colours.get(number) : null;
    }

    @Override
    void begin(String element, Attributes attributes) {
        super.begin(element, attributes);
        int number = BY_NUMBER.indexOf(parent());
        if (number >= 0) {
            String value = attributes.getValue(element.equals("a:sysClr") ? "lastClr" : "val");
            colours.set(number, value == null || value.length() != 6 ? null : value.toUpperCase(Locale.ROOT));
        }
    }

    /** Relative luminance below a fifth (WCAG 2, simplified): seen on white. */
    static boolean isDark(String argb) {
        String rgb = argb.length() == 8 ? argb.substring(2) : argb;
        return rgb.length() == 6 && luminance(rgb) < 0.55;
    }

    /** From 0, black, to 1, white; -1 for what is no colour. */
    static double luminance(String rgb) {
        try {
            int value = Integer.parseInt(rgb, 16);
            return (0.2126 * (value >> 16 & 0xff) + 0.7152 * (value >> 8 & 0xff) + 0.0722 * (value & 0xff)) / 255;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
