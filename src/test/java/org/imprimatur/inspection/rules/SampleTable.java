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
        return Inspection.of(contents(tables), "file.xlsx", ruleset, new KeyedHash(new byte[32]));
    }

    /** What the second table says beside the first, which went out as version 3. */
    static InspectionReport beside(Table before, Table now) {
        return besideAll(List.of(before), List.of(now));
    }

    static InspectionReport besideAll(List<Table> before, List<Table> now) {
        var hash = new KeyedHash(new byte[32]);
        return Inspection.of(
                contents(now),
                "file.xlsx",
                Ruleset.shipped(),
                hash,
                Edition.of(3, contents(before), "file.xlsx", Ruleset.shipped(), hash));
    }

    static Contents contents(List<Table> tables) {
        return new Contents(Contents.Format.XLSX, new SheetCount(tables.size(), 0, 0), tables, List.of());
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
