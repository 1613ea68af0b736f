package org.imprimatur.inspection.extraction.opendocument;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.imprimatur.inspection.extraction.Sweep;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Tables: those of a spreadsheet are its sheets, others stand in a text. */
final class OdfTables {
    static final Set<String> ELEMENTS = Set.of(
            "table:table",
            "table:table-column",
            "table:table-row",
            "table:table-cell",
            "table:covered-table-cell",
            "table:change-track-table-cell");
    private static final int MOST = 1 << 16;

    private final OdfContents contents;
    private final Deque<Cell> cells = new ArrayDeque<>();
    private final Deque<Boolean> rows = new ArrayDeque<>();
    private final Deque<Boolean> sheets = new ArrayDeque<>();
    private @Nullable OdfSheet sheet;

    private record Cell(int columns, int repeated, OdfCellValue value, boolean covered) {}

    OdfTables(OdfContents contents) {
        this.contents = contents;
    }

    void begin(String element, Attributes attributes, Sweep sweep) {
        boolean ofSheet = sheet != null && contents.isOutermost();
        OdfCellValue.sweepUp(attributes, sweep);
        switch (element) {
            case "table:table" -> table(attributes);
            case "table:table-column" -> {
                if (sheet != null && ofSheet) {
                    sheet.column(attributes);
                }
            }
            case "table:table-row" -> {
                if (sheet != null && ofSheet) {
                    sheet.beginRow(attributes);
                } else {
                    boolean hidden = !"visible".equals(OdfStyles.value(attributes, "table:visibility", "visible"))
                            || contents.styles().isFlat("table-row", OdfStyles.value(attributes, "table:style-name"));
                    rows.push(hidden);
                    contents.hideRow(hidden ? 1 : 0);
                }
            }
            default -> cell(element, attributes, ofSheet);
        }
    }

    private void table(Attributes attributes) {
        boolean isSheet = contents.kind() == OdfKind.SPREADSHEET && contents.isOutermost() && sheet == null;
        sheets.push(isSheet);
        if (isSheet) {
            String name = OdfStyles.value(attributes, "table:name", "");
            Mechanism state = Mechanism.VISIBLE;
            if (name.startsWith("'file:") || name.startsWith("'http")) {
                state = Mechanism.EXTERNAL_LINK_CACHE;
            } else if (contents.styles().isTableHidden(OdfStyles.value(attributes, "table:style-name"))) {
                state = Mechanism.SHEET_HIDDEN;
            }
            sheet = new OdfSheet(name, state, contents.styles(), contents.budget());
        } else {
            OdfContext context = contents.context();
            context.flush();
            if (context.flow == null) {
                contents.begin("table:table", "tables in cells", Mechanism.VISIBLE, context.look());
                nested++;
            } else if (contents.kind() == OdfKind.PART && contents.isOutermost()) {
                contents.begin("table:table", "cache", Mechanism.CHART_CACHE, context.look());
                nested++;
            }
            flow().beginTable();
        }
    }

    private int nested;

    private org.imprimatur.inspection.extraction.document.FlowingText flow() {
        var flow = contents.context().flow;
        if (flow == null) {
            throw UninspectableFile.malformed();
        }
        return flow;
    }

    private void cell(String element, Attributes attributes, boolean ofSheet) {
        boolean covered = element.equals("table:covered-table-cell");
        if (sheet != null && ofSheet) {
            sheet.beginCell(attributes, covered);
            contents.beginCell(element, sheet);
            return;
        }
        cells.push(new Cell(1, repeated(attributes), new OdfCellValue(attributes), covered));
        contents.cover(covered ? 1 : 0);
        OdfContext context = contents.context();
        OdfLook look = contents.styles()
                .look("table-cell", OdfStyles.value(attributes, "table:style-name"))
                .over(context.look());
        context.looks.push(look);
    }

    private static int repeated(Attributes attributes) {
        String written = OdfStyles.value(attributes, "table:number-columns-repeated", "1");
        try {
            int count = Integer.parseInt(written);
            if (count >= 1 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw UninspectableFile.malformed();
    }

    void end(String element) {
        switch (element) {
            case "table:table" -> tableEnds();
            case "table:table-row" -> {
                if (sheet != null && contents.isOutermost()) {
                    sheet.endRow();
                } else {
                    contents.hideRow(rows.pop() ? -1 : 0);
                    if (flow().depth() > 0) {
                        flow().endRow();
                    }
                }
            }
            case "table:table-cell", "table:covered-table-cell", "table:change-track-table-cell" -> cellEnds();
            default -> {
                // a column has nothing in it
            }
        }
    }

    private void cellEnds() {
        if (contents.context().sheet != null) {
            contents.end();
            if (sheet != null) {
                sheet.endCell();
            }
            return;
        }
        Cell cell = cells.pop();
        OdfContext context = contents.context();
        context.flush();
        context.looks.pop();
        String main = cell.value().main();
        if (flow().isEmpty() && !main.isEmpty()) {
            contents.piece(main);
            context.flush();
        }
        String kept = cell.value().kept(flow().text().strip());
        if (!kept.isEmpty()) {
            contents.piece(Mechanism.INVISIBLE_TEXT, "\n" + kept);
            context.flush();
        }
        contents.cover(cell.covered() ? -1 : 0);
        if (flow().depth() > 0) {
            flow().endCell(cell.columns(), cell.repeated(), kept);
        } else if (!flow().isEmpty()) {
            flow().endParagraph();
        }
    }

    private void tableEnds() {
        if (sheets.pop() && sheet != null) {
            if (sheet.state() == Mechanism.EXTERNAL_LINK_CACHE) {
                contents.gathered().linked("workbook", sheet.name(), sheet.cells());
            } else {
                contents.gathered().sheet(sheet.name(), sheet.state(), sheet.cells());
            }
            contents.gathered().cache("workbook!" + sheet.name() + " kept values", sheet.keptAs(), sheet.kept());
            sheet = null;
            return;
        }
        flow().endTable();
        if (nested > 0) {
            nested--;
            contents.end();
        }
    }
}
