package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What stands in which rows is told by its range and by what hides it. */
class MarkedRowsTest {
    private static final int FIRST_ROW = 4 * RowBlock.ROWS;

    private record Mark(int row, int column, Mechanism mechanism) {}

    @Property(tries = 300)
    void some_rows_have_the_range_of_what_stands_in_them(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 60) int count, @ForAll boolean hidden) {
        var marked = new MarkedRows();
        // what the block before had is forgotten
        marked.add(FIRST_ROW - 1, 200, Mechanism.ROW_HIDDEN);
        marked.clear();
        assertThat(marked.areAllVisible()).isTrue();
        List<Mark> marks = marks(random, count, hidden, marked);
        var rows = new RowsOfBlock();
        marked.addTo(rows);
        var expectedRows = new BitSet();
        marks.forEach(mark -> expectedRows.set(RowBlock.slot(mark.row())));
        List<Integer> all = new ArrayList<>();
        rows.forEach(all::add);
        assertThat(all).isEqualTo(expectedRows.stream().boxed().toList());
        assertThat(marked.areAllVisible()).isEqualTo(marks.stream().allMatch(m -> m.mechanism() == Mechanism.VISIBLE));

        var some = new RowsOfBlock();
        all.stream().filter(slot -> random.nextBoolean()).forEach(some::add);
        some.add(all.get(random.nextInt(all.size())));
        var box = new Box();
        marked.addTo(box, FIRST_ROW, some);
        var expected = new Box();
        marks.stream()
                .filter(mark -> some.has(RowBlock.slot(mark.row())))
                .forEach(mark -> expected.add(mark.row(), mark.column()));
        assertThat(box.in("")).isEqualTo(expected.in(""));
    }

    private static List<Mark> marks(Random random, int count, boolean hidden, MarkedRows marked) {
        List<Mark> marks = new ArrayList<>();
        var visible = new RowsOfBlock();
        int together = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            Mechanism how = hidden && random.nextInt(4) == 0 ? Mechanism.COLUMN_HIDDEN : Mechanism.VISIBLE;
            int column = random.nextInt(10) == 0 ? 300 : random.nextInt(40);
            var mark = new Mark(FIRST_ROW + random.nextInt(RowBlock.ROWS), column, how);
            marks.add(mark);
            if (column == together && how == Mechanism.VISIBLE) {
                visible.add(RowBlock.slot(mark.row()));
            } else {
                marked.add(mark.row(), column, how);
            }
        }
        marked.addVisible(visible, together);
        return marks;
    }

    @Property(tries = 100)
    void the_first_that_came_hidden_says_how_a_row_is_hidden(@ForAll Random random) {
        var marked = new MarkedRows();
        Mechanism[] hidings = {Mechanism.VISIBLE, Mechanism.ROW_HIDDEN, Mechanism.COLUMN_HIDDEN, Mechanism.HOMOGLYPH};
        Mechanism[] first = new Mechanism[8];
        for (int column = 0; column < 6; column++) {
            for (int slot = 0; slot < first.length; slot++) {
                Mechanism how = hidings[random.nextInt(hidings.length)];
                first[slot] = first[slot] == null || first[slot] == Mechanism.VISIBLE ? how : first[slot];
                marked.add(FIRST_ROW + slot, column, how);
            }
        }
        for (int slot = 0; slot < first.length; slot++) {
            assertThat(marked.mechanism(slot)).isEqualTo(first[slot]);
        }
        marked.clear();
        assertThat(marked.mechanism(0)).isEqualTo(Mechanism.VISIBLE);
    }
}
