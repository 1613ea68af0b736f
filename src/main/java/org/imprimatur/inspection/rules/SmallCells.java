package org.imprimatur.inspection.rules;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.document.rules.ProtectionCategory;

/** Counts of people from 1 to 10 in a table of figures, which may single somebody out. Looked for only where nobody is identified. */
final class SmallCells {
    static final int LARGEST = 10;
    private static final int FEWEST_FIGURES = 2;

    private final TableReading reading;
    private final TableCells cells;
    private final FigureRows rows;
    private final KeyedHash hash;
    private final FindingWriter writer;
    private final Map<Mechanism, GatheredCells> small = new HashMap<>();
    private int figures;

    SmallCells(TableReading reading, KeyedHash hash, FindingWriter writer) {
        this.reading = reading;
        this.cells = reading.cells();
        this.rows = new FigureRows(reading);
        this.hash = hash;
        this.writer = writer;
    }

    void addTo(List<Finding> findings) {
        rows.tell(this::readRow);
        if (figures >= FEWEST_FIGURES) {
            small.forEach((mechanism, of) -> findings.add(of.finding(
                    writer, reading.table().path(), mechanism, null, EnumSet.of(ProtectionCategory.SMALL_CELL))));
        }
    }

    private void readRow(int from, int to) {
        for (int i = from; i < to; i++) {
            if (cells.kind(i) == Cell.Kind.NUMBER) {
                figures++;
                int number = rows.whole(i);
                if (isSmall(number) && rows.counts(i, from)) {
                    small.computeIfAbsent(cells.mechanism(i), each -> new GatheredCells("SMALL_CELL", hash))
                            .add(cells.row(i), cells.column(i), cells.value(i), cells.mechanism(i));
                }
            }
        }
    }

    static boolean isSmall(int count) {
        return count >= 1 && count <= LARGEST;
    }
}
