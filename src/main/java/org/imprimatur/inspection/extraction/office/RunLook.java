package org.imprimatur.inspection.extraction.office;

import org.jspecify.annotations.Nullable;

/**
 * How a run of text looks as far as that may hide it; null for what is not said.
 *
 * @param vanish whether it is hidden text
 * @param onScreen whether it is hidden where the text is shown as one page
 * @param colour six hexadecimal digits, {@link WordColours#AUTOMATIC}, or empty for one that is not known
 * @param size in points
 * @param shade behind the text; {@link WordColours#AUTOMATIC} for none
 * @param marker with which it is highlighted; {@link WordColours#AUTOMATIC} for none
 * @param clear whether its letters are not painted
 */
record RunLook(
        @Nullable Boolean vanish,
        @Nullable Boolean onScreen,
        @Nullable String colour,
        @Nullable Double size,
        @Nullable String shade,
        @Nullable String marker,
        @Nullable Boolean clear) {
    static final RunLook PLAIN = new RunLook(null, null, null, null, null, null, null);

    /** What this one does not say is as the other says. */
    RunLook over(RunLook other) {
        if (other.equals(PLAIN)) {
            return this;
        }
        return equals(PLAIN)
                ? other
                : new RunLook(
                        vanish == null ? other.vanish : vanish,
                        onScreen == null ? other.onScreen : onScreen,
                        colour == null ? other.colour : colour,
                        size == null ? other.size : size,
                        shade == null ? other.shade : shade,
                        marker == null ? other.marker : marker,
                        clear == null ? other.clear : clear);
    }

    /**
     * The same for a style of another kind: where both say that the text is hidden, it is not (ECMA-376 part 1, 17.7.3).
     */
    RunLook toggling(RunLook other) {
        RunLook both = over(other);
        if (vanish == null || other.vanish == null) {
            return both;
        }
        return new RunLook(
                !vanish.equals(other.vanish),
                both.onScreen,
                both.colour,
                both.size,
                both.shade,
                both.marker,
                both.clear);
    }
}
