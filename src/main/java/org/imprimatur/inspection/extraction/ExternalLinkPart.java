package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.xml.sax.Attributes;

/** The copy that a workbook keeps of the cells of another to which its formulas refer. */
final class ExternalLinkPart extends PartHandler {
    private static final Set<String> ELEMENTS = Set.of("sheetName", "sheetData", "row", "cell", "v");

    private final List<String> names = new ArrayList<>();
    private final Map<String, CacheTable> sheets = new LinkedHashMap<>();
    private CacheTable sheet;
    private int row = -1;
    private int column = -1;
    private String type = "n";

    ExternalLinkPart(String part, Budget budget) {
        super(part, budget, ELEMENTS, Set.of("v"), Mechanism.EXTERNAL_LINK_CACHE);
        this.sheet = new CacheTable(Mechanism.EXTERNAL_LINK_CACHE, budget);
    }

    /** By the name of the other workbook's sheet. */
    Map<String, List<Cell>> sheets() {
        var cells = new LinkedHashMap<String, List<Cell>>();
        sheets.forEach((name, table) -> cells.put(name, table.cells()));
        return cells;
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        super.begin(element, attributes);
        switch (element) {
            case "sheetName" -> {
                names.add(PackageParts.required(attributes, "val"));
                sweep().text(Mechanism.EXTERNAL_LINK_CACHE, PackageParts.required(attributes, "val"), false);
            }
            case "sheetData" -> {
                int number = CellReference.number(PackageParts.required(attributes, "sheetId"), 99_999);
                String name = number < names.size() ? names.get(number) : Integer.toString(number);
                sheet = new CacheTable(Mechanism.EXTERNAL_LINK_CACHE, budget());
                sheets.put(sheets.containsKey(name) ? name + " " + sheets.size() : name, sheet);
            }
            case "row" -> {
                row = CellReference.number(PackageParts.required(attributes, "r"), CellReference.LAST_ROW + 1) - 1;
                column = -1;
            }
            case "cell" -> {
                String address = attributes.getValue("r");
                column =
                        address == null ? column + 1 : CellReference.of(address).column();
                type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
            }
            default -> {}
        }
    }

    @Override
    protected void end(String element, String content) {
        if (element.equals("v") && !content.isBlank()) {
            if (type.equals("n")) {
                sheet.number(row, column, content.strip());
            } else {
                sheet.text(row, column, RichText.unescaped(content));
            }
        }
    }
}
