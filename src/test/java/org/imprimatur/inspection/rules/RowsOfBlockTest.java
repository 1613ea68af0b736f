package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sets of rows are sets, in a block and in the whole table. */
class RowsOfBlockTest {
    @Provide
    Arbitrary<Set<Integer>> slots() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(0, RowBlock.ROWS - 1), Arbitraries.of(0, 63, 64, 127, 128, 255))
                .set()
                .ofMaxSize(60);
    }

    private static RowsOfBlock rows(Set<Integer> slots) {
        var rows = new RowsOfBlock();
        slots.forEach(rows::add);
        return rows;
    }

    private static BitSet model(Set<Integer> slots) {
        var model = new BitSet();
        slots.forEach(model::set);
        return model;
    }

    private static List<Integer> all(RowsOfBlock rows) {
        var all = new ArrayList<Integer>();
        rows.forEach(all::add);
        return all;
    }

    @Property(tries = 500)
    void sets_of_a_block_are_held_together_as_sets_are(
            @ForAll("slots") Set<Integer> some, @ForAll("slots") Set<Integer> others) {
        RowsOfBlock rows = rows(some);
        BitSet model = model(some);
        assertThat(all(rows)).isEqualTo(model.stream().boxed().toList());
        assertThat(rows.first()).isEqualTo(model.nextSetBit(0));
        assertThat(rows.last()).isEqualTo(model.length() - 1);
        assertThat(rows.isEmpty()).isEqualTo(some.isEmpty());
        assertThat(rows.meets(rows(others))).isEqualTo(model.intersects(model(others)));
        for (int slot = 0; slot < RowBlock.ROWS; slot++) {
            assertThat(rows.has(slot)).isEqualTo(some.contains(slot));
        }
        others.forEach(slot -> {
            if (slot % 2 == 0) {
                rows.remove(slot);
                model.clear(slot);
            }
        });
        rows.addAll(rows(Set.of(7, 70)));
        model.or(model(Set.of(7, 70)));
        rows.removeAll(rows(some.contains(1) ? others : Set.of()));
        model.andNot(model(some.contains(1) ? others : Set.of()));
        rows.retainAll(rows(some));
        model.and(model(some));
        assertThat(all(rows)).isEqualTo(model.stream().boxed().toList());
        rows.clear();
        assertThat(rows.isEmpty()).isTrue();
    }

    @Property(tries = 200)
    void rows_of_blocks_and_single_rows_are_rows_of_their_table(
            @ForAll("slots") Set<Integer> some, @ForAll("slots") Set<Integer> others) {
        var table = new RowsOfTable();
        var model = new BitSet();
        assertThat(table.first()).isEqualTo(-1);
        assertThat(table.last()).isEqualTo(-1);
        table.addAll(3 * RowBlock.ROWS, rows(some));
        some.forEach(slot -> model.set(3 * RowBlock.ROWS + slot));
        others.forEach(row -> {
            table.add(10 * row);
            model.set(10 * row);
        });
        var whole = new RowsOfTable();
        whole.add(1);
        whole.addAll(table);
        model.set(1);
        assertThat(whole.asSet()).isEqualTo(model);
        assertThat(whole.first()).isEqualTo(model.nextSetBit(0));
        assertThat(whole.last()).isEqualTo(model.length() - 1);
    }
}
