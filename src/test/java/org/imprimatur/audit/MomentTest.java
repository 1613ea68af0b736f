package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Of two moments it is known what ended between them, and whether that can have changed anything (decision 0045). */
class MomentTest {
    private static final LongPredicate ANYTHING_MAY_CHANGE = one -> false;
    private static final LongPredicate NOTHING_CHANGES = one -> true;
    private static final String SERVER = "2026-11-27 10:00:00+00 0/1A2B3C";

    private static Moment at(String snapshot) {
        return Moment.of(snapshot + " " + SERVER);
    }

    @Test
    void a_moment_is_read_as_postgresql_writes_it() {
        assertThat(Moment.of("10:20:12,15 rest of server"))
                .isEqualTo(new Moment(20, Set.of(12L, 15L), "rest of server"));
        assertThat(Moment.of("20:20: rest")).isEqualTo(new Moment(20, Set.of(), "rest"));
        assertThat(Moment.of("12:20:12 rest")).isEqualTo(new Moment(20, Set.of(12L), "rest"));
    }

    @Test
    void what_was_going_on_is_written_as_postgresql_reads_an_array() {
        assertThat(at("20:20:").runningAsArray()).isEqualTo("{}");
        assertThat(at("12:20:12").runningAsArray()).isEqualTo("{12}");
        assertThat(at("12:20:12,15").runningAsArray()).isIn("{12,15}", "{15,12}");
    }

    @Test
    void a_moment_is_as_it_is_whatever_may_change() {
        assertThat(at("12:20:12").isAsAt(at("12:20:12"), ANYTHING_MAY_CHANGE)).isTrue();
    }

    @Test
    void what_was_going_on_and_has_ended_counts_as_well_as_what_began_since() {
        Moment earlier = at("12:20:12,15");
        assertThat(at("15:20:15").isAsAt(earlier, ANYTHING_MAY_CHANGE)).isFalse();
        assertThat(at("15:20:15").isAsAt(earlier, one -> one == 12)).isTrue();
        assertThat(at("12:21:12,15").isAsAt(earlier, ANYTHING_MAY_CHANGE)).isFalse();
        assertThat(at("12:21:12,15").isAsAt(earlier, one -> one == 20)).isTrue();
        assertThat(at("12:22:12,15,20").isAsAt(earlier, one -> one == 21))
                .as("20 is going on, so that only 21 has ended")
                .isTrue();
    }

    @Test
    void another_start_of_the_server_or_another_checkpoint_is_another_time() {
        assertThat(Moment.of("20:20: other").isAsAt(at("20:20:"), NOTHING_CHANGES))
                .isFalse();
        assertThat(Moment.of("20:21: other").isAsAt(at("20:20:"), NOTHING_CHANGES))
                .isFalse();
    }

    @Test
    void a_moment_with_fewer_transactions_ended_is_an_older_one() {
        assertThat(at("20:20:").isAsAt(at("21:21:"), NOTHING_CHANGES)).isFalse();
        assertThat(at("15:20:15").isAsAt(at("20:20:"), NOTHING_CHANGES))
                .as("15 had ended")
                .isFalse();
    }

    @Test
    void more_than_ten_thousand_transactions_are_not_looked_through() {
        Moment earlier = at("20:20:");
        assertThat(at("10020:10020:").isAsAt(earlier, NOTHING_CHANGES)).isTrue();
        assertThat(at("10021:10021:").isAsAt(earlier, NOTHING_CHANGES)).isFalse();
    }

    /** How PostgreSQL takes snapshots: the first number that it does not know of is the one after the greatest that has ended. */
    private static final class Server {
        private static final long FIRST = 700;

        private final List<Long> goingOn = new ArrayList<>();
        private final Set<Long> ended = new HashSet<>();
        private long begun = FIRST;
        private long next = FIRST;

        /** @param step below 5 a transaction begins, otherwise one of those that are going on ends */
        void take(int step) {
            if (step < 5 || goingOn.isEmpty()) {
                goingOn.add(begun++);
            } else {
                long ending = goingOn.remove(step % goingOn.size());
                ended.add(ending);
                next = Math.max(next, ending + 1);
            }
        }

        Moment moment() {
            return new Moment(
                    next, goingOn.stream().filter(one -> one < next).collect(Collectors.toUnmodifiableSet()), SERVER);
        }
    }

    /** Which of those that ended are known to have changed nothing. */
    enum Known {
        SOME,
        ALL,
        ALL_BUT_ONE
    }

    @Property
    void nothing_is_otherwise_exactly_if_all_that_ended_between_changed_nothing(
            @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> before,
            @ForAll @Size(max = 30) List<@IntRange(max = 9) Integer> between,
            @ForAll Set<@IntRange(max = 90) Integer> some,
            @ForAll Known known) {
        var server = new Server();
        before.forEach(server::take);
        Moment earlier = server.moment();
        Set<Long> endedBefore = Set.copyOf(server.ended);
        between.forEach(server::take);
        Moment later = server.moment();
        var endedBetween = new HashSet<>(server.ended);
        endedBetween.removeAll(endedBefore);

        Set<Long> unchanging = some.stream().map(one -> Server.FIRST + one).collect(Collectors.toSet());
        if (known != Known.SOME) {
            unchanging.addAll(endedBetween);
        }
        if (known == Known.ALL_BUT_ONE) {
            endedBetween.stream().findAny().ifPresent(unchanging::remove);
        }

        assertThat(later.isAsAt(earlier, unchanging::contains)).isEqualTo(unchanging.containsAll(endedBetween));
        assertThat(earlier.isAsAt(later, NOTHING_CHANGES))
                .as("the other way round")
                .isEqualTo(endedBetween.isEmpty());
    }
}
