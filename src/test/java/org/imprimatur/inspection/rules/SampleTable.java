package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.List;

/** A table written as rows of text with {@code |} between the cells, and what inspection says of it. */
final class SampleTable {
    private SampleTable() {}

    static InspectionReport inspected(String name, String... rows) {
        return inspected(name, Ruleset.shipped(), rows);
    }

    static InspectionReport inspected(String name, Ruleset ruleset, String... rows) {
        return inspected(ruleset, List.of(table(name, rows)));
    }

    static InspectionReport inspected(Ruleset ruleset, List<Table> tables) {
        return Inspection.of(
                new Contents(Contents.Format.XLSX, new SheetCount(tables.size(), 0, 0), tables, List.of()),
                "file.xlsx",
                ruleset,
                new KeyedHash(new byte[32]));
    }

    static Table table(String name, String... rows) {
        var cells = new ArrayList<Cell>();
        for (int row = 0; row < rows.length; row++) {
            String[] values = rows[row].split("\\|", -1);
            for (int column = 0; column < values.length; column++) {
                if (!values[column].isBlank()) {
                    boolean number = values[column].chars().allMatch(Character::isDigit);
                    cells.add(new Cell(
                            row,
                            column,
                            number ? Cell.Kind.NUMBER : Cell.Kind.TEXT,
                            values[column],
                            values[column],
                            Mechanism.VISIBLE));
                }
            }
        }
        return new Table("workbook!" + name, name, Mechanism.VISIBLE, cells);
    }

    static List<String> found(InspectionReport report) {
        return report.findings().stream()
                .map(finding -> finding.severity() + " " + finding.recogniser() + " " + finding.personCount())
                .toList();
    }
}
