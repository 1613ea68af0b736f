package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** {@code theme1.xml}: the twelve colours that styles refer to by number. The rest of it says how charts would look. */
public final class ThemeColours extends PartHandler {
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

    public ThemeColours(String part, Budget budget) {
        super(part, budget, Set.of("a:sysClr", "a:srgbClr"), Set.of(), Mechanism.OTHER_PART);
        BY_NUMBER.forEach(each -> colours.add(usual(colours.size())));
    }

    /** Six hexadecimal digits; null for a number that the theme does not say. */
    public @Nullable String colour(int number) {
        return number >= 0 && number < colours.size() ? colours.get(number) : null;
    }

    /** Without a theme light is white and dark is black. */
    public static @Nullable String usual(int number) {
        return number == 0 ? Colours.WHITE : number == 1 ? Colours.BLACK : null;
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        super.begin(element, attributes);
        int number = BY_NUMBER.indexOf(parent());
        if (number >= 0) {
            String value = attributes.getValue(element.equals("a:sysClr") ? "lastClr" : "val");
            colours.set(number, value == null || value.length() != 6 ? null : value.toUpperCase(Locale.ROOT));
        }
    }
}
