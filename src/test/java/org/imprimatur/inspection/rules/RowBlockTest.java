package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** Blocks are the table, each cell once, in its row and its column. */
class RowBlockTest {
    /** For each row how many are blank before it, and which columns it has. */
    @Provide
    Arbitrary<List<List<Integer>>> rows() {
        Arbitrary<Integer> gap =
                Arbitraries.frequency(Tuple.of(20, 1), Tuple.of(3, 2), Tuple.of(1, 200), Tuple.of(1, 256));
        Arbitrary<Set<Integer>> columns = Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 4), Arbitraries.of(63, 64, 65, 300))
                .set()
                .ofMinSize(1)
                .ofMaxSize(5);
        return gap.flatMap(before -> columns.map(each -> {
                    var row = new ArrayList<Integer>();
                    row.add(before);
                    each.stream().sorted().forEach(row::add);
                    return (List<Integer>) row;
                }))
                .list()
                .ofMinSize(1)
                .ofMaxSize(400);
    }

    private static List<Cell> cells(List<List<Integer>> rows) {
        var cells = new ArrayList<Cell>();
        int number = -1;
        for (List<Integer> row : rows) {
            number += row.get(0);
            for (int column : row.subList(1, row.size())) {
                cells.add(cell(Math.max(0, number), column));
            }
        }
        return cells;
    }

    private static Cell cell(int row, int column) {
        return new Cell(row, column, Cell.Kind.TEXT, "x", "x", Mechanism.VISIBLE);
    }

    @Property(tries = 300)
    void every_cell_is_told_once_in_its_column_from_the_top(@ForAll("rows") List<List<Integer>> rows) {
        TableCells cells = TableCells.of(cells(rows));
        var block = new RowBlock(cells);
        Set<Integer> told = new HashSet<>();
        for (int from = 0; from < cells.size(); from = block.end()) {
            block.take(from, RowBlockTest::isAlone);
            assertThat(block.begin()).isEqualTo(from);
            Set<Integer> ofBlock = new HashSet<>();
            int left = -1;
            for (RowBlock.Column column : block.columnsFromTheLeft()) {
                assertThat(column.number()).isGreaterThan(left);
                left = column.number();
                int before = -1;
                for (int at = 0; at < column.size(); at++) {
                    int index = column.index(at);
                    assertThat(index).isGreaterThan(before).isBetween(from, block.end() - 1);
                    before = index;
                    assertThat(told.add(index)).isTrue();
                    assertThat(column.row(at)).isEqualTo(cells.row(index));
                    assertThat(column.number()).isEqualTo(cells.column(index));
                    ofBlock.add(column.row(at));
                }
            }
            assertBlock(block, ofBlock);
        }
        assertThat(told).hasSize(cells.size());
    }

    private static void assertBlock(RowBlock block, Set<Integer> rows) {
        assertThat(rows).hasSize(block.rows()).contains(block.firstRow(), block.lastRow());
        assertThat(rows.stream().map(RowBlock::slot)).doesNotHaveDuplicates();
        assertThat(rows).allMatch(row -> RowBlock.canHoldBoth(row, block.firstRow()));
        if (rows.stream().anyMatch(RowBlockTest::isAlone)) {
            assertThat(rows).hasSize(1);
        }
    }

    private static boolean isAlone(int row) {
        return row % 50 == 7;
    }

    @Property(tries = 100)
    void columns_come_up_as_they_do_row_by_row(@ForAll("rows") List<List<Integer>> rows) {
        TableCells cells = TableCells.of(cells(rows));
        var block = new RowBlock(cells);
        block.take(0, row -> false);
        var expected = new ArrayList<Integer>();
        for (int i = 0; i < block.end(); i++) {
            if (!expected.contains(cells.column(i))) {
                expected.add(cells.column(i));
            }
        }
        assertThat(block.columns().stream().map(RowBlock.Column::number)).containsExactlyElementsOf(expected);
    }

    @Test
    void as_many_rows_are_taken_as_go_into_one_block() {
        var cells = new ArrayList<Cell>();
        for (int row = 100; row < 600; row++) {
            cells.add(cell(row, 0));
        }
        var block = new RowBlock(TableCells.of(cells));
        block.take(0, row -> false);
        assertThat(block.lastRow()).isEqualTo(255);
        block.take(block.end(), row -> row == 300);
        assertThat(block.lastRow()).isEqualTo(299);
        block.take(block.end(), row -> row == 300);
        assertThat(block.rows()).isEqualTo(1);
        block.take(block.end(), row -> row == 300);
        assertThat(block.lastRow()).isEqualTo(511);
    }

    @Test
    void rows_out_of_order_are_not_put_together() {
        var block = new RowBlock(TableCells.of(List.of(cell(2, 0), cell(1, 0), cell(2, 0))));
        block.take(0, row -> false);
        assertThat(block.end()).isEqualTo(1);
        block.take(1, row -> false);
        assertThat(block.rows()).isEqualTo(2);
    }
}
