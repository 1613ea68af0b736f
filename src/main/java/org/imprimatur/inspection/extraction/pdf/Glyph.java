package org.imprimatur.inspection.extraction.pdf;

import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** One painted character, in the space of its page turned by the angle of its line, so that all text runs to the right. */
final class Glyph {
    /** What can be read; null where the font does not say which character it is. */
    final @Nullable String text;

    /** Of its line, in degrees against the page. */
    final int angle;

    final float start;
    final float end;
    final float baseline;
    final float size;

    /** How many paints came before. */
    final int order;

    Mechanism mechanism;

    Glyph(
            @Nullable String text,
            int angle,
            float start,
            float end,
            float baseline,
            float size,
            int order,
            Mechanism mechanism) {
        this.text = text;
        this.angle = angle;
        this.start = start;
        this.end = end;
        this.baseline = baseline;
        this.size = size;
        this.order = order;
        this.mechanism = mechanism;
    }
}
