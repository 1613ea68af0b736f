package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks for a glance gets one that began afterwards, however many ask, and whatever becomes of it. */
class GlancesTest {
    private final BlockingQueue<Supplier<Eras.Glance>> ends = new SynchronousQueue<>();
    private final BlockingQueue<Long> begun = new ArrayBlockingQueue<>(100);
    private final Glances glances = new Glances(this::glance);

    /** Goes on until the test says how it ends. */
    private Eras.Glance glance() {
        begun.add(System.nanoTime());
        try {
            return ends.take().get();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Eras.Glance at(int second) {
        return new Eras.Glance(new Eras.Told(Instant.ofEpochSecond(second), 0, 0), null);
    }

    private void awaitBegun() throws InterruptedException {
        assertThat(begun.poll(30, TimeUnit.SECONDS)).isNotNull();
    }

    private void end(Supplier<Eras.Glance> glance) throws InterruptedException {
        assertThat(ends.offer(glance, 30, TimeUnit.SECONDS)).isTrue();
    }

    private static Eras.Glance told(CompletableFuture<Eras.Glance> glance) throws Exception {
        return glance.get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        glances.stop(new ShutdownEvent());
    }

    @Test
    void whoever_asks_while_one_is_going_on_gets_the_next_and_shares_it() throws Exception {
        var first = glances.next();
        awaitBegun();
        var later = List.of(glances.next(), glances.next(), glances.next());
        end(() -> at(1));
        assertThat(told(first)).isEqualTo(at(1));
        awaitBegun();
        assertThat(later).noneMatch(CompletableFuture::isDone);
        end(() -> at(2));
        for (var each : later) {
            assertThat(told(each)).isEqualTo(at(2));
        }
        assertThat(begun).isEmpty();
    }

    @Test
    void one_that_fails_is_told_so_to_all_who_wait_for_it_and_the_next_is_taken() throws Exception {
        for (Supplier<Eras.Glance> failing : List.<Supplier<Eras.Glance>>of(
                () -> {
                    throw new IllegalStateException("the record cannot be looked at");
                },
                () -> {
                    throw new StackOverflowError();
                })) {
            var failed = glances.next();
            awaitBegun();
            end(failing);
            assertThatThrownBy(() -> told(failed)).isInstanceOf(ExecutionException.class);
            assertThat(new GlanceAhead(failed).told()).isEmpty();
        }
        var next = glances.next();
        awaitBegun();
        end(() -> at(3));
        assertThat(new GlanceAhead(next).told()).hasValue(at(3));
    }

    @Test
    void nobody_waits_long_for_one_that_does_not_come_and_nobody_begins_another_behind_it() throws Exception {
        var hanging = glances.next();
        awaitBegun();
        assertThat(new GlanceAhead(hanging).told()).isEmpty();
        Awaitility.await().until(() -> glances.next().isCompletedExceptionally());
        end(() -> at(4));
        assertThat(told(hanging)).isEqualTo(at(4));
    }

    @Test
    void after_the_service_was_told_to_stop_whoever_asks_is_answered_at_once() {
        glances.stop(new ShutdownEvent());
        assertThat(glances.next()).isCompletedExceptionally();
        assertThat(glances.next()).isCompletedExceptionally();
    }

    @Test
    void what_took_more_the_last_time_is_expected_to_again() {
        String words = "{ viewer { inbox { totalCount } } }";
        assertThat(glances.suffice(words)).isFalse();
        glances.expect(words, true);
        assertThat(glances.suffice(words)).isTrue();
        glances.expect(words, false);
        assertThat(glances.suffice(words)).isFalse();
    }
}
