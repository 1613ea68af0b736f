package org.imprimatur.inspection.extraction.opendocument;

import org.imprimatur.inspection.extraction.Colours;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * How text looks as far as somebody has said so; null where nobody has.
 *
 * @param colour of the letters as six hexadecimal digits, empty for the automatic one
 * @param ground the colour behind them, empty where it is not one colour
 * @param size in points
 */
record OdfLook(
        @Nullable Boolean hidden,
        @Nullable String colour,
        @Nullable String ground,
        @Nullable Double size) {
    static final OdfLook PLAIN = new OdfLook(null, null, null, null);
    /** Smaller text is not read by anybody. */
    private static final double SMALLEST = 4;

    static final String PAPER = "FFFFFF";

    /** With what this does not say taken from another. */
    OdfLook over(OdfLook other) {
        return new OdfLook(
                hidden == null ? other.hidden : hidden,
                colour == null ? other.colour : colour,
                ground == null ? other.ground : ground,
                size == null ? other.size : size);
    }

    OdfLook on(@Nullable String otherGround) {
        return new OdfLook(hidden, colour, otherGround == null ? ground : otherGround, size);
    }

    Mechanism mechanism() {
        if (hidden != null && hidden) {
            return Mechanism.VANISH;
        }
        if (size != null && size < SMALLEST) {
            return Mechanism.TINY_TEXT;
        }
        return colour != null && Colours.same(colour, ground == null ? PAPER : ground)
                ? Mechanism.WHITE_TEXT
                : Mechanism.VISIBLE;
    }
}
