package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** One worksheet: its cells, and what besides them hides some. */
final class SheetPart extends PartHandler {
    private static final Set<String> HEADERS =
            Set.of("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter");
    private static final Set<String> TEXTS = with(HEADERS, "t", "v", "f", "xm:sqref");
    private static final Set<String> ELEMENTS = with(
            with(with(RichText.ELEMENTS, HEADERS.toArray(String[]::new)), SheetRules.ELEMENTS.toArray(String[]::new)),
            "sheetFormatPr",
            "col",
            "row",
            "c",
            "v",
            "is",
            "f",
            "mergeCell",
            "hyperlink");

    private static final double USUAL_WIDTH = 8;

    private final Mechanism state;
    private final @Nullable SharedStrings shared;
    private final CellStyles styles;
    private final SheetRules rules;
    private final SheetGrid grid;
    private final RichText inline;
    private final List<Segment> headers = new ArrayList<>();
    private String type = "n";
    private CellLook look = CellLook.PLAIN;
    private String written = "";

    SheetPart(
            String part,
            Budget budget,
            Mechanism state,
            @Nullable SharedStrings shared,
            CellStyles styles,
            Colours colours,
            DisplayedValue displayed) {
        super(part, budget, ELEMENTS, TEXTS, Mechanism.OTHER_PART);
        this.state = state;
        this.shared = shared;
        this.styles = styles;
        this.grid = new SheetGrid(state, displayed, budget);
        this.rules = new SheetRules(styles, colours, grid.areas());
        this.inline = new RichText(colours, sweep());
    }

    private static Set<String> with(Set<String> some, String... others) {
        var all = new HashSet<>(some);
        all.addAll(List.of(others));
        return Set.copyOf(all);
    }

    List<Cell> cells() {
        return grid.cells();
    }

    @Override
    public List<Segment> segments() {
        var all = new ArrayList<>(headers);
        all.addAll(super.segments());
        return all;
    }

    @Override
    protected Mechanism mechanismOf(String element) {
        return switch (element) {
            case "dataValidations", "extLst" -> Mechanism.CELL_RULE;
            case "oleObjects", "controls" -> Mechanism.EMBEDDED_OBJECT;
            default -> Mechanism.OTHER_PART;
        };
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        switch (element) {
            case "row" -> beginRow(attributes);
            case "c" -> beginCell(attributes);
            case "color" -> {
                inline.begin(element, attributes);
                if (parent().equals("font")) {
                    rules.font(attributes);
                }
            }
            case "v", "is", "t", "r", "rPr", "rPh", "sz" -> inline.begin(element, attributes);
            case "f" -> sweepUp(attributes);
            case "col" -> columns(attributes);
            case "sheetFormatPr" -> usually(attributes);
            case "mergeCell" -> grid.areas().merge(CellArea.of(PackageParts.required(attributes, "ref")));
            case "hyperlink" -> hyperlink(attributes);
            default -> {
                rules.begin(element, attributes);
                sweepUp(attributes);
            }
        }
    }

    private void usually(Attributes attributes) {
        if (WorkbookPart.isTrue(attributes.getValue("zeroHeight"))) {
            grid.hideRows();
        }
        grid.columnsUsually(decimal(attributes.getValue("defaultColWidth"), USUAL_WIDTH));
        grid.rowsUsually(decimal(attributes.getValue("defaultRowHeight"), CellLook.USUAL_SIZE));
    }

    private void columns(Attributes attributes) {
        int most = CellReference.LAST_COLUMN + 1;
        grid.columns(
                CellReference.number(PackageParts.required(attributes, "min"), most) - 1,
                CellReference.number(PackageParts.required(attributes, "max"), most) - 1,
                WorkbookPart.isTrue(attributes.getValue("hidden")),
                decimal(attributes.getValue("width"), USUAL_WIDTH));
    }

    private void beginRow(Attributes attributes) {
        String number = attributes.getValue("r");
        grid.beginRow(
                number == null ? grid.row() + 1 : CellReference.number(number, CellReference.LAST_ROW + 1) - 1,
                WorkbookPart.isTrue(attributes.getValue("hidden")),
                decimal(attributes.getValue("ht"), -1));
    }

    private void beginCell(Attributes attributes) {
        type = "n";
        @Nullable String format = null;
        int column = grid.column() + 1;
        for (int i = 0; i < attributes.getLength(); i++) {
            String value = attributes.getValue(i);
            switch (attributes.getLocalName(i)) {
                case "r" -> {
                    CellReference reference = CellReference.of(value);
                    if (reference.row() != grid.row()) {
                        throw unread(UninspectableReason.MALFORMED);
                    }
                    column = reference.column();
                }
                case "t" -> type = value;
                case "s" -> format = value;
                default -> sweep().setting(Mechanism.OTHER_PART, value);
            }
        }
        grid.beginCell(column);
        look = styles.look(format);
        written = "";
    }

    private void hyperlink(Attributes attributes) {
        for (String told : List.of("location", "tooltip", "display")) {
            String value = attributes.getValue(told);
            if (value != null) {
                sweep().text(Mechanism.HYPERLINK, value, false);
            }
        }
    }

    @Override
    protected void end(String element, String content) {
        switch (element) {
            case "v" -> written = content;
            case "t", "r", "rPh" -> inline.end(element, content);
            case "f" -> sweep().setting(Mechanism.OTHER_PART, content);
            case "c" -> endCell();
            case "xm:sqref" -> rules.endNewer(content);
            default -> {
                if (HEADERS.contains(element) && !content.isBlank()) {
                    headers.add(
                            new Segment(place(), element, Segment.Use.CONTENT, state, PageHeader.text(content), null));
                }
            }
        }
    }

    private void endCell() {
        if (!inline.isEmpty()) {
            StyledText text = inline.done();
            if (type.equals("inlineStr") && written.isBlank()) {
                grid.text(text, look);
                return;
            }
            // Excel shows one of the two, and which is not worth knowing
            sweep().text(Mechanism.INVISIBLE_TEXT, text.text(), false);
        }
        if (written.isBlank()) {
            return;
        }
        switch (type) {
            case "s" -> grid.text(shared().use(CellReference.number(written.strip(), Integer.MAX_VALUE)), look);
            case "d" -> grid.date(written.strip(), look);
            case "b" -> grid.text(StyledText.plain(WorkbookPart.isTrue(written.strip()) ? "TRUE" : "FALSE"), look);
            case "n" -> number();
            default -> grid.text(StyledText.plain(RichText.unescaped(written)), look);
        }
    }

    private void number() {
        try {
            grid.number(written.strip(), look);
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

    private static double decimal(@Nullable String value, double otherwise) {
        return value == null ? otherwise : CellStyles.decimal(value);
    }
}
