package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.document.rules.ProtectionCategory;

/**
 * Which people of a table are linked to which claims. Words of a claim in a person's own row, or in the header of a column in
 * which the row has a value, link that person. Words that stand elsewhere, in a title, the sheet's name or what the file says
 * it is about, link everybody in the table, unless rows speak of the same category themselves.
 */
final class Linkage {
    private final Map<ProtectionCategory, Set<Integer>> rows = new EnumMap<>(ProtectionCategory.class);
    private final Map<ProtectionCategory, List<Cell>> cells = new EnumMap<>(ProtectionCategory.class);

    Linkage(TableReading reading, People people, Set<ProtectionCategory> aboutFile) {
        Map<Integer, Set<ProtectionCategory>> byColumn = new HashMap<>();
        var elsewhere = EnumSet.noneOf(ProtectionCategory.class);
        elsewhere.addAll(aboutFile);
        for (TableReading.Claim claim : reading.claims()) {
            Cell cell = claim.cell();
            if (people.rows().contains(cell.row())) {
                claim.categories().forEach(category -> link(category, cell.row(), cell));
            } else if (reading.isHeaderRow(cell.row())) {
                byColumn.computeIfAbsent(cell.column(), column -> EnumSet.noneOf(ProtectionCategory.class))
                        .addAll(claim.categories());
                elsewhere.addAll(claim.categories());
            } else {
                elsewhere.addAll(claim.categories());
            }
        }
        if (!byColumn.isEmpty()) {
            linkColumns(reading, people, byColumn);
        }
        linkEverybody(people, elsewhere);
    }

    private void linkColumns(TableReading reading, People people, Map<Integer, Set<ProtectionCategory>> byColumn) {
        for (Cell cell : reading.table().cells()) {
            Set<ProtectionCategory> categories = byColumn.getOrDefault(cell.column(), Set.of());
            if (!categories.isEmpty() && people.rows().contains(cell.row())) {
                categories.forEach(category -> link(category, cell.row(), cell));
            }
        }
    }

    private void linkEverybody(People people, Set<ProtectionCategory> elsewhere) {
        for (ProtectionCategory category : elsewhere) {
            if (!rows.containsKey(category)) {
                var all = new TreeSet<>(people.rows());
                all.removeIf(people::isKnownByContactOnly);
                if (!all.isEmpty()) {
                    rows.put(category, all);
                }
            }
        }
    }

    private void link(ProtectionCategory category, int row, Cell cell) {
        rows.computeIfAbsent(category, each -> new TreeSet<>()).add(row);
        cells.computeIfAbsent(category, each -> new ArrayList<>()).add(cell);
    }

    Set<ProtectionCategory> categories() {
        return rows.keySet();
    }

    Set<Integer> rows(ProtectionCategory category) {
        return rows.getOrDefault(category, Set.of());
    }

    /** The cells that speak of the claim in linked rows; none where a title or the file speaks of it. */
    List<Cell> cells(ProtectionCategory category) {
        return cells.getOrDefault(category, List.of());
    }

    Set<Integer> allRows() {
        var all = new HashSet<Integer>();
        rows.values().forEach(all::addAll);
        return all;
    }
}
