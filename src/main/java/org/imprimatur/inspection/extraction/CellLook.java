package org.imprimatur.inspection.extraction;

import java.util.List;
import org.apache.poi.ss.usermodel.DateUtil;
import org.imprimatur.inspection.rules.Mechanism;

/**
 * How a format makes a cell look.
 *
 * @param format the number format as the file spells it, for example {@code yyyy-mm-dd}
 * @param font of the whole text
 * @param backgrounds the colours behind the text, of which one alone or several in a pattern are seen
 * @param mechanism how the font hides a text in this cell, if it does
 */
record CellLook(
        int formatId,
        String format,
        Font font,
        List<String> backgrounds,
        NumberFormatSections sections,
        boolean showsDates,
        Mechanism mechanism) {
    /** Smaller text is not read by anybody. */
    static final double SMALLEST_FONT = 4;

    static final double USUAL_SIZE = 11;
    static final Font USUAL_FONT = new Font(USUAL_SIZE, Colours.BLACK);
    static final List<String> NO_FILL = List.of(Colours.WHITE);
    static final CellLook PLAIN = CellLook.of(0, "General", USUAL_FONT, NO_FILL);

    /** @param size in points */
    record Font(double size, String colour) {}

    static CellLook of(int formatId, String format, Font font, List<String> backgrounds) {
        return new CellLook(
                formatId,
                format,
                font,
                backgrounds,
                NumberFormatSections.of(format),
                DateUtil.isADateFormat(formatId, format),
                mechanism(font, backgrounds));
    }

    /** How a piece of the text in a font of its own is hidden, if it is. */
    Mechanism mechanism(Font other) {
        return mechanism(other, backgrounds);
    }

    private static Mechanism mechanism(Font other, List<String> backgrounds) {
        if (other.size() < SMALLEST_FONT) {
            return Mechanism.TINY_TEXT;
        }
        return backgrounds.stream().anyMatch(background -> Colours.same(other.colour(), background))
                ? Mechanism.WHITE_TEXT
                : Mechanism.VISIBLE;
    }
}
