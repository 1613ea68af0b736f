package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.UninspectableReason;

/** Rectangles of a sheet whose cells are not seen: covered by a merged cell, or hidden by a rule's format. */
final class HiddenAreas {
    /** A rule over whole columns is one area; merged cells are many and small. */
    private static final int TALL = 64;

    private static final int MOST = 2_000_000;
    private static final int MOST_TALL = 1_000;

    private record Area(CellArea cells, Mechanism mechanism, boolean butFirst) {
        boolean hides(Cell cell) {
            boolean first = cell.row() == cells.top() && cell.column() == cells.left();
            return cells.holds(cell.row(), cell.column()) && !(butFirst && first);
        }
    }

    private final Map<Integer, List<Area>> byRow = new HashMap<>();
    private final List<Area> tall = new ArrayList<>();
    private final Budget budget;
    private int count;
    private int looked;

    HiddenAreas(Budget budget) {
        this.budget = budget;
    }

    /** Only the first cell shows what it holds, the others are covered by it. */
    void merge(CellArea cells) {
        add(new Area(cells, Mechanism.COVERED_TEXT, true));
    }

    void hide(CellArea cells, Mechanism mechanism) {
        add(new Area(cells, mechanism, false));
    }

    private void add(Area area) {
        int rows = area.cells().bottom() - area.cells().top() + 1;
        count += Math.min(rows, TALL);
        if (count > MOST || tall.size() > MOST_TALL) {
            throw new UninspectableFile(UninspectableReason.TOO_MANY_CELLS);
        }
        if (rows > TALL) {
            tall.add(area);
        } else {
            for (int row = area.cells().top(); row <= area.cells().bottom(); row++) {
                byRow.computeIfAbsent(row, each -> new ArrayList<>(1)).add(area);
            }
        }
    }

    List<Cell> over(List<Cell> cells) {
        if (byRow.isEmpty() && tall.isEmpty()) {
            return cells;
        }
        tall.sort(Comparator.comparingInt(area -> area.cells().top()));
        return cells.stream().map(this::over).toList();
    }

    private Cell over(Cell cell) {
        if (cell.mechanism() != Mechanism.VISIBLE) {
            return cell;
        }
        for (Area area : byRow.getOrDefault(cell.row(), List.of())) {
            if (area.hides(cell)) {
                return hidden(cell, area.mechanism());
            }
        }
        if (!tall.isEmpty() && (++looked & 0xfff) == 0) {
            budget.checkTime();
        }
        for (Area area : tall) {
            if (area.hides(cell)) {
                return hidden(cell, area.mechanism());
            }
        }
        return cell;
    }

    static Cell hidden(Cell cell, Mechanism mechanism) {
        return new Cell(cell.row(), cell.column(), cell.kind(), cell.text(), cell.value(), mechanism);
    }
}
