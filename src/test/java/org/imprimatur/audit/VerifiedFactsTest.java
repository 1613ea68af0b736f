package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.identity.Actor;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Superuser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was verified once is believed until the record says anything new, and not a moment longer (decision 0039). */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class VerifiedFactsTest {
    private static final Actor SYSTEM = Actor.system("test-of-memory");

    private final AuditLog log;
    private final DatabaseClock clock;
    private final RecordWatch watch;
    private VerifiedFacts<String, Integer> facts;
    private final AtomicInteger readings = new AtomicInteger();
    private final String key = UUID.randomUUID().toString();

    VerifiedFactsTest(AuditLog log, DatabaseClock clock, RecordWatch watch) {
        this.log = log;
        this.clock = clock;
        this.watch = watch;
    }

    @BeforeEach
    void a_memory_of_its_own() {
        facts = watch.facts(List.of("person"), Set.of(), List.of());
    }

    /** Other tests of this process may have left something to be recorded, so that it is tried some times. */
    private void assertNoNews(Runnable act) {
        Awaitility.await().until(() -> {
            int before = ask();
            act.run();
            return ask() == before;
        });
    }

    private void assertNews(Runnable act) {
        int before = ask();
        act.run();
        assertThat(ask()).isGreaterThan(before);
    }

    /** How often it was read. */
    private int ask() {
        return facts.now(key, () -> new VerifiedFacts.Reading<>(readings.incrementAndGet(), List.of(), true))
                .facts();
    }

    private UUID append() {
        return QuarkusTransaction.requiringNew()
                .call(() -> log.append(AuditEvent.of(Action.READ_AUDIT, SYSTEM, clock.now())));
    }

    private void record(BareRow row, BareRow... more) {
        var event = AuditEvent.of(Action.READ_AUDIT, SYSTEM, clock.now());
        for (BareRow each : more) {
            event = event.attesting(each);
        }
        log.record(new Change<>(row, event), (each, entry) -> {});
    }

    private void recorded(BareRow row, BareRow... more) {
        QuarkusTransaction.requiringNew().run(() -> record(row, more));
    }

    @Test
    void what_was_recorded_since_is_seen_by_the_next_question() {
        assertNews(() -> recorded(BareRow.of("thing-of-a-test")));
        assertNoNews(() -> {});
    }

    @Test
    void reads_and_uses_of_permits_are_no_news() {
        assertNoNews(() -> {
            append();
            recorded(BareRow.of("permit-use"));
        });
    }

    @Test
    void an_entry_that_vouches_for_a_use_and_for_something_else_is_news() {
        assertNews(() -> recorded(BareRow.of("permit-use"), BareRow.of("thing-of-a-test")));
        assertNews(() -> recorded(BareRow.of("thing-of-a-test"), BareRow.of("permit-use")));
    }

    /** Its number is smaller than those of entries that were looked at long before it became visible. */
    @Test
    void an_act_that_was_going_on_when_the_record_was_looked_at_is_seen_when_it_ends() throws Exception {
        var written = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var act = CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    record(BareRow.of("thing-of-a-test"));
                    written.countDown();
                    await(end);
                }));
        await(written);
        assertNoNews(this::append);
        assertNoNews(this::append);
        int before = ask();
        end.countDown();
        act.get(30, TimeUnit.SECONDS);
        assertThat(ask()).isGreaterThan(before);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A snapshot does not show its own transaction as running. */
    @Test
    void an_act_that_asks_before_it_is_recorded_is_seen_afterwards() {
        assertNews(() -> QuarkusTransaction.requiringNew().run(() -> {
            log.append(AuditEvent.of(Action.READ_AUDIT, SYSTEM, clock.now()));
            append();
            ask();
            record(BareRow.of("thing-of-a-test"));
        }));
    }

    @Test
    void an_act_that_is_rolled_back_is_no_news() {
        assertNoNews(() -> assertThatThrownBy(
                        () -> QuarkusTransaction.requiringNew().run(() -> {
                            record(BareRow.of("thing-of-a-test"));
                            throw new IllegalStateException("the act failed");
                        }))
                .hasMessage("the act failed"));
    }

    @Test
    void what_is_read_while_something_is_recorded_is_not_remembered() {
        String other = UUID.randomUUID().toString();
        var read = new AtomicInteger();
        for (int i = 1; i <= 2; i++) {
            boolean first = i == 1;
            int answer = facts.now(other, () -> {
                        if (first) {
                            recorded(BareRow.of("thing-of-a-test"));
                        }
                        return new VerifiedFacts.Reading<>(read.incrementAndGet(), List.of(), true);
                    })
                    .facts();
            assertThat(answer).isEqualTo(i);
        }
    }

    @Test
    void what_does_not_count_is_answered_as_it_was_read_row_by_row_and_never_remembered() {
        var forged = new AuditLog.Cited<>(UUID.randomUUID(), BareRow.of("person"));
        for (int i = 0; i < 2; i++) {
            var read = new AtomicInteger();
            boolean counts = watchOf(forged, read);
            assertThat(counts).isFalse();
            assertThat(read).as("together, then row by row").hasValue(2);
        }
    }

    private boolean watchOf(AuditLog.Cited<BareRow> row, AtomicInteger read) {
        return facts.now(row.row().attestedId(), () -> {
                            read.incrementAndGet();
                            return new VerifiedFacts.Reading<>(
                                    log.vouchesForAll(List.of(row)) ? 1 : 0, List.of(), true);
                        })
                        .facts()
                == 1;
    }

    @Test
    void what_rests_on_a_row_of_an_unexpected_kind_is_not_remembered() {
        var row = BareRow.of("thing-of-a-test");
        var entry = new UUID[1];
        QuarkusTransaction.requiringNew()
                .run(() -> log.record(
                        new Change<>(row, AuditEvent.of(Action.READ_AUDIT, SYSTEM, clock.now())),
                        (each, id) -> entry[0] = id));
        var read = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            assertThat(watchOf(new AuditLog.Cited<>(entry[0], row), read)).isTrue();
        }
        assertThat(read).hasValue(2);
    }

    @Test
    void what_is_not_to_last_is_read_each_time() {
        String other = UUID.randomUUID().toString();
        var read = new AtomicInteger();
        for (int i = 1; i <= 2; i++) {
            assertThat(facts.now(other, () -> new VerifiedFacts.Reading<>(read.incrementAndGet(), List.of(), false))
                            .facts())
                    .isEqualTo(i);
        }
        assertThat(facts.lately(other)).isEmpty();
    }

    /** As after a restore: its newest entry is not there, or its transactions lie ahead. */
    @Test
    void a_record_that_is_not_the_one_that_was_looked_at_is_all_new() throws SQLException {
        UUID newest = append();
        String seq = Superuser.one("select entry_seq from audit.entry where entry_id = '" + newest + "'");
        String ended = Superuser.one("select pg_snapshot_xmax(pg_current_snapshot())");
        var look = new RecordLook(
                List.of(Surroundings.byId("audit.entry", "entry_id")), List.of(), RecordLook.Says.WHERE_ALL_LIE);
        String started = Superuser.one("select pg_postmaster_start_time()::text");
        assertThat(isUnchanged(look, new RecordPoint(ended, "{}", started, seq, newest.toString())))
                .isTrue();
        assertThat(isUnchanged(look, new RecordPoint(ended, "{}", "1970-01-01 00:00:00+00", seq, newest.toString())))
                .as("by another server, which gives numbers of transactions again")
                .isFalse();
        assertThat(isUnchanged(
                        look,
                        new RecordPoint(
                                ended, "{}", started, seq, UUID.randomUUID().toString())))
                .as("another entry in the place of the newest")
                .isFalse();
        assertThat(isUnchanged(
                        look,
                        new RecordPoint(
                                Long.toString(Long.parseLong(ended) + 1_000_000),
                                "{}",
                                started,
                                seq,
                                newest.toString())))
                .as("seen when more transactions had ended")
                .isFalse();
        assertThat(isUnchanged(look, null)).as("never looked at").isFalse();
    }

    private static boolean isUnchanged(RecordLook look, @Nullable RecordPoint since) throws SQLException {
        try (Connection service = RealServices.appConnection()) {
            return look.at(service, since, look.nowhere(), 60).nothingNew();
        }
    }

    @Test
    void a_flood_of_entries_is_not_looked_through() {
        assertNews(() -> QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < 201; i++) {
                log.append(AuditEvent.of(Action.READ_AUDIT, SYSTEM, clock.now()));
            }
        }));
    }
}
