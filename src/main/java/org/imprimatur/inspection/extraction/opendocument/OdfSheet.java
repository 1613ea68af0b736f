package org.imprimatur.inspection.extraction.opendocument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.FarCells;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.document.MixedText;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** One table of a spreadsheet (ODF 1.3 part 3, 9): its cells as they come. */
final class OdfSheet {
    private static final int MOST_ROWS = 1 << 21;
    private static final int MOST_COLUMNS = 1 << 16;

    private final String name;
    private final Mechanism state;
    private final OdfStyles styles;
    private final Budget budget;
    private final List<Cell> cells = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Cell> rowCells = new ArrayList<>();
    /** By column: what values of the row say that their cells do not show. */
    private final Map<Integer, String> rowKept = new HashMap<>();

    private final Map<Long, String> kept = new HashMap<>();
    private final MixedText text = new MixedText();
    private int columnsDefined;
    private int row;
    private int column;
    private int rowRepeated = 1;
    private boolean rowHidden;
    private boolean inRow;
    private @Nullable String rowStyle;
    private @Nullable Open cell;
    private boolean covered;

    private record Column(
            int from, int to, boolean hidden, @Nullable String cellStyle) {}

    /** The cell that is read. */
    private record Open(OdfCellValue value, @Nullable String style, int repeated) {}

    OdfSheet(String name, Mechanism state, OdfStyles styles, Budget budget) {
        this.name = name;
        this.state = state;
        this.styles = styles;
        this.budget = budget;
    }

    String name() {
        return name;
    }

    Mechanism state() {
        return state;
    }

    List<Cell> cells() {
        return FarCells.marked(cells);
    }

    void column(Attributes attributes) {
        int count = repeated(attributes, "table:number-columns-repeated", MOST_COLUMNS);
        boolean hidden =
                isHidden(attributes) || styles.isFlat("table-column", OdfStyles.value(attributes, "table:style-name"));
        columns.add(new Column(
                columnsDefined,
                columnsDefined + count,
                hidden,
                OdfStyles.value(attributes, "table:default-cell-style-name")));
        columnsDefined += count;
    }

    private static boolean isHidden(Attributes attributes) {
        String visibility = OdfStyles.value(attributes, "table:visibility");
        return visibility != null && !visibility.equals("visible");
    }

    void beginRow(Attributes attributes) {
        if (inRow) {
            throw UninspectableFile.malformed();
        }
        inRow = true;
        rowRepeated = repeated(attributes, "table:number-rows-repeated", MOST_ROWS);
        rowHidden = isHidden(attributes) || styles.isFlat("table-row", OdfStyles.value(attributes, "table:style-name"));
        rowStyle = OdfStyles.value(attributes, "table:default-cell-style-name");
        column = 0;
    }

    void endRow() {
        for (int i = 0; i < (rowCells.isEmpty() ? 0 : rowRepeated); i++) {
            for (Cell each : rowCells) {
                if (i > 0) {
                    budget.readCell();
                    budget.read(each.text().length());
                }
                cells.add(new Cell(row + i, each.column(), each.kind(), each.text(), each.value(), each.mechanism()));
            }
            for (Map.Entry<Integer, String> each : rowKept.entrySet()) {
                budget.readCell();
                budget.read(each.getValue().length());
                kept.put(position(row + i, each.getKey()), each.getValue());
            }
        }
        rowCells.clear();
        rowKept.clear();
        inRow = false;
        row = Math.addExact(row, rowRepeated);
        if (row > MOST_ROWS * 2) {
            throw UninspectableFile.malformed();
        }
    }

    private static long position(int row, int column) {
        return (long) row * MOST_COLUMNS + column;
    }

    /** How values stand in the file that are not what is shown. */
    Mechanism keptAs() {
        return state == Mechanism.VISIBLE ? Mechanism.INVISIBLE_TEXT : state;
    }

    /** The sheet with the values that are not shown in the place of those that are; nothing where all are shown. */
    List<Cell> kept() {
        if (kept.isEmpty()) {
            return List.of();
        }
        return cells().stream().map(this::kept).toList();
    }

    private Cell kept(Cell shown) {
        String value = kept.get(position(shown.row(), shown.column()));
        return value == null ? shown : new Cell(shown.row(), shown.column(), Cell.Kind.TEXT, value, value, keptAs());
    }

    private static int repeated(Attributes attributes, String name, int most) {
        String written = OdfStyles.value(attributes, name);
        try {
            int count = written == null ? 1 : Integer.parseInt(written);
            if (count >= 1 && count <= most) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw UninspectableFile.malformed();
    }

    void beginCell(Attributes attributes, boolean isCovered) {
        if (!inRow) {
            throw UninspectableFile.malformed();
        }
        cell = new Open(
                new OdfCellValue(attributes),
                OdfStyles.value(attributes, "table:style-name"),
                repeated(attributes, "table:number-columns-repeated", MOST_COLUMNS));
        covered = isCovered;
        text.clear();
    }

    /** How text in the cell that is open looks where it says nothing itself. */
    OdfLook look() {
        String own = cell == null ? null : cell.style();
        if (own == null) {
            own = rowStyle;
        }
        if (own == null) {
            own = columns.stream()
                    .filter(each -> each.from() <= column && column < each.to())
                    .map(Column::cellStyle)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return styles.look("table-cell", own);
    }

    MixedText text() {
        return text;
    }

    void endCell() {
        if (cell == null || column + cell.repeated() > MOST_COLUMNS) {
            throw UninspectableFile.malformed();
        }
        int count = cell.repeated();
        String value = cell.value().main();
        String shown = text.text().strip();
        String told = shown.isEmpty() ? value : shown;
        String behind = cell.value().kept(told);
        value = behind.isEmpty() ? value : told;
        for (int i = 0; i < (shown.isEmpty() && value.isBlank() ? 0 : count); i++) {
            budget.readCell();
            budget.read(shown.length() + value.length());
            Cell.Kind kind = kind(cell.value().type());
            rowCells.add(new Cell(
                    row, column + i, kind, told, value.isEmpty() ? shown : value, mechanism(column + i, shown)));
            if (!behind.isEmpty()) {
                rowKept.put(column + i, behind);
            }
        }
        column += count;
    }

    private static Cell.Kind kind(String type) {
        return switch (type) {
            case "float", "currency", "percentage" -> Cell.Kind.NUMBER;
            case "date" -> Cell.Kind.DATE;
            default -> Cell.Kind.TEXT;
        };
    }

    private Mechanism mechanism(int at, String shown) {
        if (state != Mechanism.VISIBLE) {
            return state;
        }
        if (rowHidden) {
            return Mechanism.ROW_HIDDEN;
        }
        if (columns.stream().anyMatch(each -> each.hidden() && each.from() <= at && at < each.to())) {
            return Mechanism.COLUMN_HIDDEN;
        }
        if (covered) {
            return Mechanism.COVERED_TEXT;
        }
        Mechanism ofText = text.mechanism();
        if (ofText != Mechanism.VISIBLE) {
            return ofText;
        }
        return shown.isEmpty() ? Mechanism.NUMFMT_HIDDEN : Mechanism.VISIBLE;
    }
}
