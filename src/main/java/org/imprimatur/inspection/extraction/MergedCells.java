package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.UninspectableReason;

/** Cells merged into one: only the first shows what it holds, the others are covered by it. */
final class MergedCells {
    private static final int MOST_ROWS = 2_000_000;

    private record Area(CellReference first, CellReference last) {}

    private final Map<Integer, List<Area>> byRow = new HashMap<>();
    private int rows;

    /** Of the form {@code A1:C2}. */
    void add(String range) {
        String[] corners = range.split(":", -1);
        if (corners.length != 2) {
            throw ZipPackage.malformed();
        }
        var area = new Area(CellReference.of(corners[0]), CellReference.of(corners[1]));
        rows += Math.max(0, area.last().row() - area.first().row() + 1);
        if (rows > MOST_ROWS) {
            throw new UninspectableFile(UninspectableReason.TOO_MANY_CELLS);
        }
        for (int row = area.first().row(); row <= area.last().row(); row++) {
            byRow.computeIfAbsent(row, each -> new ArrayList<>(1)).add(area);
        }
    }

    List<Cell> covering(List<Cell> cells) {
        if (byRow.isEmpty()) {
            return cells;
        }
        return cells.stream().map(this::covering).toList();
    }

    private Cell covering(Cell cell) {
        boolean covered = cell.mechanism() == Mechanism.VISIBLE
                && byRow.getOrDefault(cell.row(), List.of()).stream().anyMatch(area -> covers(area, cell));
        return covered
                ? new Cell(cell.row(), cell.column(), cell.kind(), cell.text(), cell.value(), Mechanism.COVERED_TEXT)
                : cell;
    }

    private static boolean covers(Area area, Cell cell) {
        boolean inside = cell.column() >= area.first().column()
                && cell.column() <= area.last().column();
        boolean anchor = cell.row() == area.first().row()
                && cell.column() == area.first().column();
        return inside && !anchor;
    }
}
