package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The cells that stand for a column are the same however it was read. */
class ColumnRunTest {
    @Property(tries = 60)
    void a_sample_is_the_same_by_block_as_by_cell(
            @ForAll @IntRange(min = 1, max = 9_000) int rows, @ForAll @IntRange(max = 300) int first) {
        var cells = new ArrayList<Cell>();
        for (int row = first; row < first + rows; row++) {
            cells.add(new Cell(row, 0, Cell.Kind.TEXT, "x", "x", Mechanism.VISIBLE));
        }
        TableCells table = TableCells.of(cells);
        var byCell = new ColumnRun(0, -1, "", List.of());
        for (int i = 0; i < rows; i++) {
            byCell.add(i);
        }
        var byBlock = new ColumnRun(0, -1, "", List.of());
        var block = new RowBlock(table);
        for (int from = 0; from < rows; from = block.end()) {
            block.take(from, row -> row % 777 == 5);
            byBlock.add(block.columns().get(0));
        }
        assertThat(byBlock.cells()).isEqualTo(rows);
        assertThat(byBlock.sample()).containsExactly(byCell.sample());
    }
}
