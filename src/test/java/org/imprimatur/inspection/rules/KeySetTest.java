package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A set is a set, however its keys came and whenever it is asked. */
class KeySetTest {
    @Provide
    Arbitrary<List<List<Long>>> pieces() {
        Arbitrary<Long> key = Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().between(-3, 3),
                Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE));
        return key.list().ofMaxSize(30).list().ofMaxSize(8);
    }

    @Property(tries = 500)
    void keys_that_are_added_in_any_way_are_in_it_once(@ForAll("pieces") List<List<Long>> pieces) {
        var keys = new KeySet();
        var expected = new TreeSet<Long>();
        for (int i = 0; i < pieces.size(); i++) {
            if (i % 2 == 0) {
                pieces.get(i).forEach(keys::add);
            } else {
                var other = new KeySet();
                pieces.get(i).forEach(other::add);
                keys.addAll(other);
            }
            expected.addAll(pieces.get(i));
            if (i % 3 == 0) {
                assertThat(keys.size()).isEqualTo(expected.size());
            }
        }
        assertThat(keys.sorted())
                .containsExactly(expected.stream().mapToLong(Long::longValue).toArray());
        assertThat(expected).allMatch(keys::contains);
        assertThat(keys.contains(4711)).isEqualTo(expected.contains(4711L));
    }

    @Test
    void many_keys_are_sorted_whether_they_spread_or_not() {
        var random = new Random(7);
        var spread = new KeySet();
        var together = new KeySet(100_000);
        var expected = new TreeSet<Long>();
        for (int i = 0; i < 100_000; i++) {
            long key = random.nextLong();
            spread.add(key);
            expected.add(key);
            together.add(i % 5_000);
        }
        assertThat(spread.sorted())
                .containsExactly(expected.stream().mapToLong(Long::longValue).toArray());
        assertThat(together.size()).isEqualTo(5_000);
        assertThat(together.contains(4_999)).isTrue();
        assertThat(together.contains(5_000)).isFalse();
    }

    @Test
    void many_keys_that_begin_alike_are_sorted_however_far_they_stand_from_their_places() {
        long[] keys = LongStream.range(0, 200_000)
                .map(i -> i % 7 == 0 ? Long.MIN_VALUE + i : 200_000 - i)
                .toArray();
        var set = new KeySet();
        Arrays.stream(keys).forEach(set::add);
        assertThat(set.sorted()).isEqualTo(Arrays.stream(keys).sorted().toArray());
    }
}
