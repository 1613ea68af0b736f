package org.imprimatur.inspection.extraction.office;

import org.jspecify.annotations.Nullable;

/**
 * How a paragraph looks as far as that may hide it; null for what is not said.
 *
 * @param shade behind it; {@link WordColours#AUTOMATIC} for none
 * @param thin whether its lines are so low that nothing is seen of them
 * @param away whether it stands beside the page
 */
record ParagraphLook(
        @Nullable String shade,
        @Nullable Boolean thin,
        @Nullable Boolean away) {
    static final ParagraphLook PLAIN = new ParagraphLook(null, null, null);

    ParagraphLook over(ParagraphLook other) {
        if (other.equals(PLAIN) || equals(PLAIN)) {
            return equals(PLAIN) ? other : this;
        }
        return new ParagraphLook(
                shade == null ? other.shade : shade,
                thin == null ? other.thin : thin,
                away == null ? other.away : away);
    }
}
