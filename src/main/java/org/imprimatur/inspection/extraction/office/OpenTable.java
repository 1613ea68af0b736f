package org.imprimatur.inspection.extraction.office;

import java.util.Set;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** A table of a text document as its elements come (ECMA-376 part 1, 17.4). */
final class OpenTable {
    static final Set<String> ELEMENTS = Set.of(
            "w:tblStyle",
            "w:tblLook",
            "w:tblpPr",
            "w:gridBefore",
            "w:trHeight",
            "w:hidden",
            "w:gridSpan",
            "w:vMerge",
            "w:hMerge",
            "w:cellIns",
            "w:cellDel");

    private static final double TWIPS = 20;
    private static final double THINNEST = 2;
    private static final int FIRST_ROW = 0x20;
    private static final int FIRST_COLUMN = 0x80;
    private static final int NO_ROW_BANDS = 0x200;
    private static final int NO_COLUMN_BANDS = 0x400;

    private final Cells cells;
    private final WordStyles styles;
    private TableStyle style;
    private TableStyle.Flags flags = TableStyle.Flags.NONE;
    private @Nullable String shade;
    private @Nullable String cellShade;
    private @Nullable Mechanism ofTable;
    private @Nullable Mechanism ofRow;
    private @Nullable Mechanism ofCell;
    private int span = 1;
    private @Nullable Line cell;

    OpenTable(Budget budget, Mechanism base, WordStyles styles) {
        this.cells = new Cells(budget, base);
        this.styles = styles;
        this.style = styles.table(null);
    }

    Cells cells() {
        return cells;
    }

    void beginRow() {
        cells.beginRow();
        ofRow = null;
    }

    void beginCell() {
        if (cell != null) {
            // a cell directly in another is in no table: programs differ in which of them they show
            throw UninspectableFile.malformed();
        }
        cell = new Line();
        cellShade = null;
        ofCell = null;
        span = 1;
    }

    void endCell() {
        if (cell != null) {
            cells.add(cell, span);
        }
        cell = null;
    }

    /** Null between cells. */
    @Nullable
    Line cell() {
        return cell;
    }

    /** How table, row or cell hide what stands in them; null where they do not. */
    @Nullable
    Mechanism mechanism() {
        if (ofTable != null || ofRow != null) {
            return ofRow == null ? ofTable : ofRow;
        }
        return ofCell;
    }

    void deletedRow() {
        ofRow = Mechanism.TRACKED_DELETION;
    }

    void insertedRow() {
        ofRow = Mechanism.TRACKED_INSERTION;
    }

    /** Of the cell, or of the whole table. */
    void shade(String colour, boolean ofThisCell) {
        if (ofThisCell) {
            cellShade = colour;
        } else {
            shade = colour;
        }
    }

    /** Null where the cell has none of its own. */
    @Nullable
    String ground() {
        String own = cellShade == null ? look().shade() : cellShade;
        own = own == null || own.equals(WordColours.AUTOMATIC) ? shade : own;
        return own == null || own.equals(WordColours.AUTOMATIC) ? null : own;
    }

    TableStyle.Look look() {
        return style.equals(TableStyle.NONE) ? style.whole() : style.of(cells.row(), cells.column(), flags);
    }

    void take(String element, Attributes attributes) {
        String value = Written.word(attributes, "val");
        switch (element) {
            case "w:tblStyle" -> style = styles.table(value);
            case "w:tblLook" -> flags = flags(attributes, value);
            case "w:tblpPr" -> {
                boolean away = ParagraphProperties.isAway(Written.word(attributes, "tblpX"))
                        || ParagraphProperties.isAway(Written.word(attributes, "tblpY"));
                ofTable = away ? Mechanism.OFF_PAGE : null;
            }
            case "w:gridBefore" -> cells.skip(Written.number(value, 0));
            case "w:trHeight" -> {
                boolean exact = "exact".equals(Written.word(attributes, "hRule"));
                if (exact && Written.points(value, TWIPS) <= THINNEST) {
                    ofRow = Mechanism.TINY_TEXT;
                }
            }
            case "w:hidden" -> ofRow = Written.isOn(value) ? Mechanism.VANISH : ofRow;
            case "w:gridSpan" -> span = Written.number(value, 1);
            case "w:vMerge", "w:hMerge" -> ofCell = "restart".equals(value) ? ofCell : Mechanism.COVERED_TEXT;
            case "w:cellIns" -> ofCell = Mechanism.TRACKED_INSERTION;
            case "w:cellDel" -> ofCell = Mechanism.TRACKED_DELETION;
            default -> {}
        }
    }

    private static TableStyle.Flags flags(Attributes attributes, @Nullable String value) {
        int bits = 0;
        try {
            bits = value == null ? 0 : Integer.parseInt(value, 16);
        } catch (NumberFormatException e) {
            bits = 0;
        }
        return new TableStyle.Flags(
                flag(attributes, "firstRow", (bits & FIRST_ROW) != 0),
                flag(attributes, "firstColumn", (bits & FIRST_COLUMN) != 0),
                !flag(attributes, "noHBand", (bits & NO_ROW_BANDS) != 0),
                !flag(attributes, "noVBand", (bits & NO_COLUMN_BANDS) != 0));
    }

    private static boolean flag(Attributes attributes, String name, boolean otherwise) {
        String value = Written.word(attributes, name);
        return value == null ? otherwise : Written.isTrue(value);
    }
}
