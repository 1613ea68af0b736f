package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** One worksheet: its cells that are not blank, each with how it is hidden if it is. */
final class SheetPart extends PartHandler {
    private static final Set<String> ELEMENTS = RichText.with(
            "worksheet",
            "sheetPr",
            "tabColor",
            "outlinePr",
            "pageSetUpPr",
            "dimension",
            "sheetViews",
            "sheetView",
            "pane",
            "selection",
            "sheetFormatPr",
            "cols",
            "col",
            "sheetData",
            "row",
            "c",
            "v",
            "is",
            "f",
            "sheetProtection",
            "autoFilter",
            "mergeCells",
            "mergeCell",
            "printOptions",
            "pageMargins",
            "pageSetup",
            "headerFooter",
            "oddHeader",
            "oddFooter",
            "evenHeader",
            "evenFooter",
            "firstHeader",
            "firstFooter",
            "rowBreaks",
            "colBreaks",
            "brk",
            "ignoredErrors",
            "ignoredError",
            "phoneticPr");

    private static final Set<String> HEADERS =
            Set.of("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter");
    private static final Set<String> TEXTS =
            Set.of("t", "v", "f", "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter");
    private static final Set<String> CELL_ATTRIBUTES = Set.of("r", "s", "t", "ph");
    private static final Set<String> ROW_ATTRIBUTES = Set.of(
            "r",
            "spans",
            "s",
            "customFormat",
            "ht",
            "hidden",
            "customHeight",
            "outlineLevel",
            "collapsed",
            "thickTop",
            "thickBot",
            "ph",
            "dyDescent");

    private static final Set<String> COLUMN_ATTRIBUTES = Set.of(
            "min",
            "max",
            "width",
            "style",
            "hidden",
            "bestFit",
            "customWidth",
            "phonetic",
            "outlineLevel",
            "collapsed");

    /** A row of so many points or a column of so many characters shows nothing. */
    private static final double FLAT = 1;

    private final Mechanism state;
    private final @Nullable SharedStrings shared;
    private final CellStyles styles;
    private final DisplayedValue displayed;
    private final BitSet hiddenColumns = new BitSet();
    private final MergedCells merged = new MergedCells();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Segment> headers = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int row = -1;
    private boolean rowHidden;
    private int column = -1;
    private String type = "n";
    private CellStyles.Style style = CellStyles.PLAIN;
    private String written = "";

    SheetPart(
            String part,
            Budget budget,
            Mechanism state,
            @Nullable SharedStrings shared,
            CellStyles styles,
            DisplayedValue displayed) {
        super(part, budget, ELEMENTS, TEXTS);
        this.state = state;
        this.shared = shared;
        this.styles = styles;
        this.displayed = displayed;
    }

    List<Cell> cells() {
        return merged.covering(cells);
    }

    /** What stands at the top and foot of printed pages. */
    List<Segment> headers() {
        return headers;
    }

    @Override
    void begin(String element, Attributes attributes) {
        switch (element) {
            case "row" -> beginRow(attributes);
            case "c" -> beginCell(attributes);
            case "v", "is" -> check(attributes, Set.of());
            case "t" -> check(attributes, Set.of("space"));
            case "col" -> hideColumns(attributes);
            case "sheetFormatPr" -> {
                checkDefaults(attributes);
                super.begin(element, attributes);
            }
            case "mergeCell" -> {
                merged.add(PackageParts.required(attributes, "ref"));
                super.begin(element, attributes);
            }
            default -> {
                RichText.check(element, attributes, this);
                super.begin(element, attributes);
            }
        }
    }

    private void hideColumns(Attributes attributes) {
        if (row >= 0) {
            // Cells have been told visible already; the format puts columns first (ECMA-376 part 1, 18.3.1.99).
            throw unread(UninspectableReason.MALFORMED);
        }
        check(attributes, COLUMN_ATTRIBUTES);
        String width = attributes.getValue("width");
        if (WorkbookPart.isTrue(attributes.getValue("hidden")) || (width != null && decimal(width) < FLAT)) {
            int first = CellReference.number(PackageParts.required(attributes, "min"), CellReference.LAST_COLUMN + 1);
            int last = CellReference.number(PackageParts.required(attributes, "max"), CellReference.LAST_COLUMN + 1);
            if (first < 1 || last < first) {
                throw unread(UninspectableReason.MALFORMED);
            }
            hiddenColumns.set(first - 1, last);
        }
    }

    /** Sheets whose rows or columns are hidden unless they say otherwise are not read. */
    private void checkDefaults(Attributes attributes) {
        String width = attributes.getValue("defaultColWidth");
        String height = attributes.getValue("defaultRowHeight");
        boolean flat = (width != null && decimal(width) < FLAT) || (height != null && decimal(height) < FLAT);
        if (flat || WorkbookPart.isTrue(attributes.getValue("zeroHeight"))) {
            throw unread(UninspectableReason.UNREAD_ELEMENT);
        }
    }

    private void beginRow(Attributes attributes) {
        check(attributes, ROW_ATTRIBUTES);
        String number = attributes.getValue("r");
        int next = number == null ? row + 1 : CellReference.number(number, CellReference.LAST_ROW + 1) - 1;
        String height = attributes.getValue("ht");
        if (next <= row) {
            throw unread(UninspectableReason.MALFORMED);
        }
        row = next;
        column = -1;
        rowHidden = WorkbookPart.isTrue(attributes.getValue("hidden")) || (height != null && decimal(height) < FLAT);
    }

    private void beginCell(Attributes attributes) {
        check(attributes, CELL_ATTRIBUTES);
        budget().readCell();
        String address = attributes.getValue("r");
        CellReference reference = address == null ? new CellReference(row, column + 1) : CellReference.of(address);
        if (reference.row() != row || reference.column() <= column) {
            throw unread(UninspectableReason.MALFORMED);
        }
        column = reference.column();
        String given = attributes.getValue("t");
        type = given == null ? "n" : given;
        style = styles.style(attributes.getValue("s"));
        written = "";
        text.setLength(0);
    }

    private void check(Attributes attributes, Set<String> known) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (!known.contains(attributes.getLocalName(i))) {
                throw unread(UninspectableReason.UNREAD_ELEMENT);
            }
        }
    }

    @Override
    void end(String element, String content) {
        switch (element) {
            case "v" -> written = content;
            case "t" -> text.append(content);
            case "f" -> setting(content);
            case "c" -> endCell();
            default -> {
                if (HEADERS.contains(element) && !content.isBlank()) {
                    headers.add(
                            new Segment(place(), element, Segment.Use.CONTENT, state, PageHeader.text(content), null));
                }
            }
        }
    }

    private void endCell() {
        Mechanism place = state != Mechanism.VISIBLE
                ? state
                : hiddenColumns.get(column)
                        ? Mechanism.COLUMN_HIDDEN
                        : rowHidden ? Mechanism.ROW_HIDDEN : Mechanism.VISIBLE;
        switch (type) {
            case "s" -> addText(written.isEmpty() ? "" : shared().use(written.strip()), place);
            case "inlineStr" -> addText(RichText.unescaped(text.toString()), place);
            case "str" -> addText(RichText.unescaped(written), place);
            case "e", "d" -> addText(written, place);
            case "b" ->
                addText(written.isEmpty() ? "" : WorkbookPart.isTrue(written.strip()) ? "TRUE" : "FALSE", place);
            case "n" -> addNumber(place);
            default -> throw unread(UninspectableReason.MALFORMED);
        }
        boolean both = !written.isBlank() && !text.toString().isBlank();
        boolean inlineElsewhere = !type.equals("inlineStr") && !text.toString().isBlank();
        if (both || inlineElsewhere) {
            throw unread(UninspectableReason.MALFORMED);
        }
    }

    private void addText(String content, Mechanism place) {
        if (!content.isBlank()) {
            cells.add(displayed.ofText(row, column, content, style, place));
        }
    }

    private void addNumber(Mechanism place) {
        if (written.isBlank()) {
            return;
        }
        try {
            cells.add(displayed.ofNumber(row, column, written.strip(), style, place));
        } catch (NumberFormatException e) {
            throw unread(UninspectableReason.MALFORMED);
        }
    }

    private SharedStrings shared() {
        if (shared == null) {
            throw unread(UninspectableReason.MALFORMED);
        }
        return shared;
    }

    private double decimal(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw unread(UninspectableReason.MALFORMED);
        }
    }
}
