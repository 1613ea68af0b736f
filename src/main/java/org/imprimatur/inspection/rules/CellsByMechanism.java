package org.imprimatur.inspection.rules;

import java.util.EnumMap;
import java.util.Map;

/** Cells of a table that make findings for how they are hidden or disguised, gathered in the table's order whatever the order of a block. */
final class CellsByMechanism {
    private final String recogniser;
    private final TableCells cells;
    private final KeyedHash hash;
    private final Map<Mechanism, GatheredCells> gathered = new EnumMap<>(Mechanism.class);
    private final Map<Mechanism, IntList> ofBlock = new EnumMap<>(Mechanism.class);

    CellsByMechanism(String recogniser, TableCells cells, KeyedHash hash) {
        this.recogniser = recogniser;
        this.cells = cells;
        this.hash = hash;
    }

    void add(int index, Mechanism mechanism) {
        ofBlock.computeIfAbsent(mechanism, each -> new IntList()).add(index);
    }

    /** None comes any more that stands before one of those that came. */
    void endBlock() {
        ofBlock.forEach((mechanism, indices) -> {
            indices.sort();
            for (int i = 0; i < indices.size(); i++) {
                int index = indices.get(i);
                gathered.computeIfAbsent(mechanism, each -> new GatheredCells(recogniser, hash))
                        .add(cells.row(index), cells.column(index), cells.value(index), mechanism);
            }
            indices.clear();
        });
    }

    Map<Mechanism, GatheredCells> all() {
        return gathered;
    }
}
