package org.imprimatur.inspection.extraction;

import java.util.List;
import org.imprimatur.inspection.rules.Mechanism;

/**
 * A text in a cell.
 *
 * @param fonts of those of its pieces that have one of their own
 */
record StyledText(String text, List<CellLook.Font> fonts) {
    static StyledText plain(String text) {
        return new StyledText(text, List.of());
    }

    /** How a cell of this look hides the text or a piece of it, if it does. */
    Mechanism mechanism(CellLook look) {
        for (CellLook.Font font : fonts) {
            Mechanism mechanism = look.mechanism(font);
            if (mechanism != Mechanism.VISIBLE) {
                return mechanism;
            }
        }
        return Mechanism.VISIBLE;
    }

    /** The record's own would show the text, which may be about people. */
    @Override
    public String toString() {
        return "StyledText[" + text.length() + "]";
    }
}
