package org.imprimatur.inspection.extraction;

import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * The rules of a sheet by which cells look as conditions have it (ECMA-376 part 1, 18.3.1.18), and the newer ones, which tell their
 * cells last. A rule may hide what it is true for; whether it is true now is not asked.
 */
final class SheetRules {
    static final Set<String> ELEMENTS = Set.of(
            "conditionalFormatting", "cfRule", "dataBar", "iconSet", "x14:iconSet", "font", "numFmt", "xm:sqref");

    private final CellStyles styles;
    private final Colours colours;
    private final HiddenAreas areas;
    private String cells = "";
    private Mechanism newer = Mechanism.VISIBLE;

    SheetRules(CellStyles styles, Colours colours, HiddenAreas areas) {
        this.styles = styles;
        this.colours = colours;
        this.areas = areas;
    }

    void begin(String element, Attributes attributes) {
        switch (element) {
            case "conditionalFormatting" -> {
                String range = attributes.getValue("sqref");
                cells = range == null ? "" : range;
            }
            case "cfRule" -> {
                String format = attributes.getValue("dxfId");
                if (format != null) {
                    hide(styles.conditional(CellReference.number(format, 99_999)));
                }
            }
            case "dataBar", "iconSet" -> {
                if (isFalse(attributes.getValue("showValue"))) {
                    hide(Mechanism.NUMFMT_HIDDEN);
                }
            }
            case "x14:iconSet" -> {
                if (isFalse(attributes.getValue("showValue"))) {
                    newer = Mechanism.NUMFMT_HIDDEN;
                }
            }
            case "numFmt" -> {
                NumberFormatSections sections =
                        NumberFormatSections.of(PackageParts.required(attributes, "formatCode"));
                newer = sections.hideTexts() || sections.hide("1") ? Mechanism.NUMFMT_HIDDEN : newer;
            }
            default -> {}
        }
    }

    /** The colour of a newer rule's font. */
    void font(Attributes colour) {
        newer = Colours.same(colours.of(colour, Colours.BLACK), Colours.WHITE) ? Mechanism.WHITE_TEXT : newer;
    }

    /** The cells of the newer rules before. */
    void endNewer(String range) {
        cells = range;
        hide(newer);
        cells = "";
        newer = Mechanism.VISIBLE;
    }

    private void hide(Mechanism mechanism) {
        if (mechanism != Mechanism.VISIBLE && !cells.isBlank()) {
            for (String range : cells.strip().split("\\s+")) {
                areas.hide(CellArea.of(range), mechanism);
            }
        }
    }

    private static boolean isFalse(@Nullable String value) {
        return value != null && !WorkbookPart.isTrue(value);
    }
}
