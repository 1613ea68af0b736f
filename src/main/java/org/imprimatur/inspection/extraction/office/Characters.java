package org.imprimatur.inspection.extraction.office;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Characters that a run writes as elements (ECMA-376 part 1, 17.3.3). */
final class Characters {
    private static final int PRIVATE = 0xf000;

    private Characters() {}

    static String of(String element, Attributes attributes) {
        return switch (element) {
            case "w:tab" -> "\t";
            case "w:noBreakHyphen" -> "-";
            case "w:sym" -> symbol(Written.word(attributes, "font"), Written.word(attributes, "char"));
            default -> "\n";
        };
    }

    /** In a font of letters a symbol is the letter of its number. */
    private static String symbol(@Nullable String font, @Nullable String code) {
        String name = font == null ? "" : font;
        boolean signs = name.startsWith("Wingdings") || name.startsWith("Webdings") || name.startsWith("Symbol");
        if (code == null || signs) {
            return " ";
        }
        try {
            int number = Integer.parseInt(code, 16);
            int letter = number >= PRIVATE && number < PRIVATE + 0x100 ? number - PRIVATE : number;
            return letter >= ' ' && letter < 0xd800 ? Character.toString(letter) : " ";
        } catch (NumberFormatException e) {
            return " ";
        }
    }
}
