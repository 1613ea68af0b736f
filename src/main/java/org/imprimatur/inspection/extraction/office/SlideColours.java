package org.imprimatur.inspection.extraction.office;

import java.util.List;
import java.util.Map;
import org.imprimatur.inspection.extraction.ThemeColours;
import org.jspecify.annotations.Nullable;

/**
 * What the names of colours stand for on one slide.
 *
 * @param mapping names of the slide by names of the theme ({@code p:clrMap})
 */
record SlideColours(@Nullable ThemeColours theme, Map<String, String> mapping) {
    private static final List<String> THEME = List.of(
            "lt1",
            "dk1",
            "lt2",
            "dk2",
            "accent1",
            "accent2",
            "accent3",
            "accent4",
            "accent5",
            "accent6",
            "hlink",
            "folHlink");
    private static final Map<String, String> USUAL = Map.of("bg1", "lt1", "tx1", "dk1", "bg2", "lt2", "tx2", "dk2");

    /** Empty where it is not known. */
    String named(String name) {
        int number = THEME.indexOf(mapping.getOrDefault(name, USUAL.getOrDefault(name, name)));
        String known = theme == null ? ThemeColours.usual(number) : theme.colour(number);
        return known == null ? "" : known;
    }
}
