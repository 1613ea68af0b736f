package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A set of cells says what a list of them in their order says. */
class CellSetTest {
    @Property(tries = 500)
    void cells_are_those_that_were_added_in_whatever_order(
            @ForAll @Size(max = 200) Set<@IntRange(max = 1_000) Integer> indices,
            @ForAll @IntRange(min = 1, max = 90) int step) {
        var cells = new CellSet(1_001);
        indices.forEach(cells::add);
        List<Integer> sorted = indices.stream().sorted().toList();
        assertThat(cells.size()).isEqualTo(sorted.size());
        var walked = new ArrayList<Integer>();
        for (int index = cells.next(0); index >= 0; index = cells.next(index + 1)) {
            walked.add(index);
        }
        assertThat(walked).isEqualTo(sorted);
        for (int index = 0; index <= 1_000; index++) {
            assertThat(cells.has(index)).isEqualTo(indices.contains(index));
        }
        var expected = new ArrayList<Integer>();
        for (int i = 0; i < sorted.size(); i += step) {
            expected.add(sorted.get(i));
        }
        IntList sample = cells.each(step);
        var sampled = new ArrayList<Integer>();
        for (int i = 0; i < sample.size(); i++) {
            sampled.add(sample.get(i));
        }
        assertThat(sampled).isEqualTo(expected);
    }
}
