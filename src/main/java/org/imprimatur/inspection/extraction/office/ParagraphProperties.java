package org.imprimatur.inspection.extraction.office;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Takes the properties of a paragraph (ECMA-376 part 1, 17.3.1) as their elements come. */
final class ParagraphProperties {
    static final Set<String> ELEMENTS = Set.of("w:spacing", "w:ind", "w:framePr");

    private static final double TWIPS = 20;
    private static final double THINNEST = 2;
    /** Word makes no longer pages. */
    private static final double LONGEST_PAGE = 22 * 72;
    /** Beyond any margin. */
    private static final double BESIDE = -216;

    private final WordColours colours;
    private @Nullable String shade;
    private @Nullable Boolean thin;
    private @Nullable Boolean away;
    private boolean any;

    ParagraphProperties(WordColours colours) {
        this.colours = colours;
    }

    void reset() {
        if (any) {
            shade = null;
            thin = null;
            away = null;
            any = false;
        }
    }

    void take(String element, Attributes attributes) {
        any = true;
        switch (element) {
            case "w:shd" -> shade = colours.shade(attributes);
            case "w:spacing" -> {
                if ("exact".equals(Written.word(attributes, "lineRule"))) {
                    thin = Written.points(Written.word(attributes, "line"), TWIPS) <= THINNEST;
                }
            }
            case "w:ind" -> {
                boolean left = isAway(Written.word(attributes, "left")) || isAway(Written.word(attributes, "start"));
                away = left || isAway(Written.word(attributes, "firstLine"));
            }
            default -> away = isAway(Written.word(attributes, "x")) || isAway(Written.word(attributes, "y"));
        }
    }

    static boolean isAway(@Nullable String twips) {
        double points = Written.points(twips, TWIPS);
        return points > LONGEST_PAGE || points < BESIDE;
    }

    ParagraphLook look() {
        return any ? new ParagraphLook(shade, thin, away) : ParagraphLook.PLAIN;
    }
}
