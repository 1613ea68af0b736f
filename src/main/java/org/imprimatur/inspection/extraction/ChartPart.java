package org.imprimatur.inspection.extraction;

import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.xml.sax.Attributes;

/** A chart: what it keeps of the cells that it was made of, one column for each range. */
final class ChartPart extends PartHandler {
    /** Each holds the points of one range. */
    private static final Set<String> RANGES =
            Set.of("c:strCache", "c:numCache", "c:strLit", "c:numLit", "c:lvl", "c15:dlblRangeCache", "cx:lvl");

    private static final Set<String> ELEMENTS = Set.of(
            "c:strCache",
            "c:numCache",
            "c:strLit",
            "c:numLit",
            "c:lvl",
            "c15:dlblRangeCache",
            "cx:lvl",
            "c:pt",
            "cx:pt",
            "c:v");

    private final CacheTable table;
    private int column = -1;
    private int row;
    private boolean figures;

    ChartPart(String part, Budget budget) {
        super(part, budget, ELEMENTS, Set.of("c:v", "cx:pt"), Mechanism.DRAWING_TEXT);
        this.table = new CacheTable(Mechanism.CHART_CACHE, budget);
    }

    List<Cell> cells() {
        return table.cells();
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        super.begin(element, attributes);
        if (RANGES.contains(element)) {
            column++;
            row = -1;
            figures = element.equals("c:numCache") || element.equals("c:numLit");
        } else if (element.endsWith("pt")) {
            String index = attributes.getValue("idx");
            row = index == null ? row + 1 : CellReference.number(index, 99_999_999);
        }
    }

    @Override
    protected void end(String element, String content) {
        if (content.isBlank()) {
            return;
        }
        if (column < 0 || row < 0) {
            sweep().text(Mechanism.CHART_CACHE, content, false);
        } else if (figures && isNumber(content.strip())) {
            table.number(row, column, content.strip());
        } else {
            table.text(row, column, content);
        }
    }

    private static boolean isNumber(String text) {
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException other) {
            return false;
        }
    }
}
