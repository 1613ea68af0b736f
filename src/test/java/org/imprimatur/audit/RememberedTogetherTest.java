package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.imprimatur.ReadAgain;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.identity.Actor;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While a query is executed, what was verified before is taken to be as it was, and held against the record at its end (decision 0045). */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class RememberedTogetherTest {
    private static final Actor SYSTEM = Actor.system("test-of-remembering");

    private final AuditLog log;
    private final DatabaseClock clock;
    private final RecordWatch watch;
    private final Eras eras;
    private final NewestEntries newest;
    private final AtomicInteger readings = new AtomicInteger();
    private SupposedFacts<String, Integer> facts;

    RememberedTogetherTest(AuditLog log, DatabaseClock clock, RecordWatch watch, Eras eras, NewestEntries newest) {
        this.log = log;
        this.newest = newest;
        this.eras = eras;
        this.clock = clock;
        this.watch = watch;
    }

    @BeforeEach
    void a_memory_of_its_own() {
        facts = watch.supposed(
                List.of("person"),
                Set.of("thing-of-a-test"),
                List.of(Surroundings.byId("imprimatur.account", "person_id")));
        // Without a look nobody knows what time it is.
        RecordLook look = eras.lookAt(List.of(Surroundings.ENTRIES), RecordLook.Says.WHERE_ALL_LIE);
        eras.look(look, eras.now(), look.nowhere());
    }

    private record Thing(String attestedKind, String id, String says) implements Attested {
        static Thing saying(String id, String says) {
            return new Thing("thing-of-a-test", id, says);
        }

        @Override
        public String attestedId() {
            return id;
        }

        @Override
        public SortedMap<String, Object> attested() {
            return new TreeMap<>(Map.of("says", says));
        }
    }

    private AuditLog.Cited<Thing> recorded(Thing thing) {
        var entry = new UUID[1];
        QuarkusTransaction.requiringNew()
                .run(() -> log.record(
                        new Change<>(thing, AuditEvent.of(Action.READ_AUDIT, SYSTEM, clock.now())),
                        (each, id) -> entry[0] = id));
        return new AuditLog.Cited<>(entry[0], thing);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Whether what is read so counts, as it does for the first execution of a query. */
    private boolean counts(Runnable reading) {
        return QuarkusTransaction.requiringNew().call(() -> {
            log.putOff(true, "asked by a test", null);
            boolean counts = false;
            try {
                reading.run();
            } finally {
                counts = log.caughtUp();
            }
            return counts;
        });
    }

    /** What else this process records ends what is remembered: then it is tried again. */
    private void assertCounts(Runnable reading) {
        Awaitility.await().until(() -> counts(reading));
        Awaitility.await().until(() -> counts(reading));
    }

    private boolean counts(AuditLog.Cited<Thing> row) {
        return counts(() -> assertThat(log.vouchesForAll(List.of(row))).isTrue());
    }

    private void remember(AuditLog.Cited<Thing> row) {
        assertCounts(() -> assertThat(log.vouchesForAll(List.of(row))).isTrue());
    }

    @Test
    void a_row_that_counted_and_says_the_same_counts_again() {
        var row = recorded(Thing.saying(newId(), "this"));
        remember(row);
        remember(new AuditLog.Cited<>(row.entryId(), Thing.saying(row.row().id(), "this")));
    }

    @Test
    void a_row_that_says_something_else_does_not() {
        var row = recorded(Thing.saying(newId(), "this"));
        remember(row);
        for (int i = 0; i < 2; i++) {
            assertThat(counts(new AuditLog.Cited<>(
                            row.entryId(), Thing.saying(row.row().id(), "that"))))
                    .isFalse();
            assertThat(counts(new AuditLog.Cited<>(row.entryId(), Thing.saying(newId(), "this"))))
                    .isFalse();
            assertThat(counts(new AuditLog.Cited<>(
                            row.entryId(),
                            new Thing("another-of-a-test", row.row().id(), "this"))))
                    .isFalse();
        }
        remember(row);
    }

    @Test
    void a_row_that_names_another_entry_does_not() {
        var row = recorded(Thing.saying(newId(), "this"));
        var other = recorded(Thing.saying(newId(), "this"));
        remember(row);
        assertThat(counts(new AuditLog.Cited<>(other.entryId(), row.row()))).isFalse();
    }

    /** Of the second kind nothing that is recorded alone is news. */
    @ParameterizedTest
    @ValueSource(strings = {"thing-of-a-test", "permit-use"})
    void a_row_that_was_put_back_to_what_it_said_before_does_not(String kind) {
        String id = newId();
        var before = recorded(new Thing(kind, id, "this"));
        remember(before);
        var now = recorded(new Thing(kind, id, "that"));
        assertThat(counts(before)).isFalse();
        remember(now);
        assertThat(counts(before)).isFalse();
    }

    @Test
    void a_row_whose_entry_somebody_changed_does_not() throws SQLException {
        var row = recorded(Thing.saying(newId(), "this"));
        whileItsEntryIsChanged(row, () -> assertThat(counts(row)).isFalse());
        remember(row);
    }

    /** A row that was remembered until then. */
    private void whileItsEntryIsChanged(AuditLog.Cited<Thing> row, Runnable asserting) throws SQLException {
        String entry = " where entry_id = '" + row.entryId() + "'";
        String mac = Superuser.one("select mac from audit.entry" + entry);
        Awaitility.await()
                .until(() -> Superuser.one("select count(*) from audit.waiting() w" + entry)
                        .equals("0"));
        remember(row);
        Superuser.pastTheGuards("audit.entry", "update audit.entry set mac = sha256('another')" + entry);
        try {
            asserting.run();
        } finally {
            Superuser.pastTheGuards("audit.entry", "update audit.entry set mac = '" + mac + "'" + entry);
        }
    }

    /** Of that row it is only remembered that it counted. That the time is wrong too must not hide what was found. */
    @Test
    void facts_that_rest_on_a_row_whose_entry_somebody_changed_are_not_remembered() throws SQLException {
        var memory =
                new FactMemory<String, Integer>(List.of(), Set.of("thing-of-a-test"), List.of(Surroundings.ENTRIES));
        var resting = new SupposedFacts<>(eras, newest, memory);
        var row = recorded(Thing.saying(newId(), "this"));
        whileItsEntryIsChanged(row, () -> {
            long era = eras.now().number();
            assertThat(counts(() -> {
                        var wrong = new Eras.Clock(Instant.EPOCH, System.nanoTime());
                        assertThat(Objects.requireNonNull(newest.goingAndRemembering())
                                        .timedBy(wrong))
                                .isEqualTo(wrong);
                        askWhatRestsOn(row, resting);
                    }))
                    .isFalse();
            assertThat(memory.find("resting")).isNull();
            assertThat(eras.now().number()).isGreaterThan(era);
        });
        Awaitility.await().until(() -> {
            counts(() -> askWhatRestsOn(row, resting));
            return memory.find("resting") != null;
        });
    }

    private void askWhatRestsOn(AuditLog.Cited<Thing> row, SupposedFacts<String, Integer> resting) {
        assertThat(resting.putOff("resting", () -> {
                    assertThat(log.vouchesForAll(List.of(row))).isTrue();
                    return new VerifiedFacts.Reading<>(readings.incrementAndGet(), List.of(), true);
                }))
                .isPresent();
    }

    @Test
    void nothing_is_written_that_rests_on_what_was_remembered_and_is_so_no_more() {
        String id = newId();
        var before = recorded(Thing.saying(id, "this"));
        remember(before);
        var written = new ArrayList<UUID>();
        boolean counts = counts(() -> {
            assertThat(log.vouchesForAll(List.of(before))).isTrue();
            recordedBesides(Thing.saying(id, "that"));
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> written.add(log.append(AuditEvent.of(Action.READ_AUDIT, SYSTEM, clock.now()))))
                        .isInstanceOf(ReadAgain.class);
            }
        });
        assertThat(counts).isFalse();
        assertThat(written).isEmpty();
    }

    /** As somebody else does. */
    private void recordedBesides(Thing thing) {
        Thread other = new Thread(() -> recorded(thing));
        other.start();
        try {
            other.join(Duration.ofSeconds(30).toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int ask(String key, String person) {
        return ask(key, List.of(person));
    }

    private int ask(String key, List<String> people) {
        return facts.putOff(key, () -> new VerifiedFacts.Reading<>(readings.incrementAndGet(), List.of(people), true))
                .orElseThrow()
                .facts();
    }

    private void remember(String key, String person) {
        remember(key, List.of(person));
    }

    private void remember(String key, List<String> people) {
        Awaitility.await().until(() -> {
            counts(() -> ask(key, people));
            int before = readings.get();
            return counts(() -> ask(key, people)) && readings.get() == before;
        });
    }

    @Test
    void facts_are_remembered_for_the_next_query_and_what_is_recorded_meanwhile_ends_them() {
        String key = newId();
        remember(key, newId());
        assertThat(counts(() -> {
                    int before = readings.get();
                    ask(key, newId());
                    assertThat(readings).hasValue(before);
                    recordedBesides(Thing.saying(newId(), "news"));
                }))
                .as("recorded while the query was executed")
                .isFalse();
        int before = readings.get();
        counts(() -> ask(key, newId()));
        assertThat(readings.get()).isGreaterThan(before);
    }

    /** It was true when it was asked; what is read later, from the database, may be of another moment. */
    @Test
    void a_glance_that_began_before_the_query_is_enough_only_where_nothing_was_read_since() throws SQLException {
        String key = newId();
        String person = Superuser.one("select person_id from imprimatur.account order by id limit 1");
        // What the process does by itself now and then ends moments too.
        Awaitility.await().until(() -> countsByAGlanceBeforeAChange(key, person, () -> {}));
        assertThat(countsByAGlanceBeforeAChange(key, person, clock::now))
                .as("after something was read")
                .isFalse();
        assertThat(QuarkusTransaction.requiringNew().call(() -> countsByAGlanceBeforeAChange(key, person, () -> {})))
                .as("with a connection that a transaction holds")
                .isFalse();
    }

    private boolean countsByAGlanceBeforeAChange(String key, String person, Runnable during) throws SQLException {
        remember(key, person);
        var ahead = new GlanceAhead(CompletableFuture.completedFuture(eras.glance()));
        Superuser.pastTheGuards(
                "imprimatur.account",
                "update imprimatur.account set linked_at = linked_at where id ="
                        + " (select id from imprimatur.account where person_id = '" + person + "' limit 1)");
        log.putOff(true, key, ahead);
        boolean counts = false;
        try {
            int before = readings.get();
            ask(key, person);
            during.run();
            assertThat(readings).hasValue(before);
        } finally {
            counts = log.caughtUp();
        }
        return counts;
    }

    @Test
    void facts_that_rest_on_no_row_end_with_what_is_recorded_too() {
        String key = newId();
        remember(key, List.of());
        assertThat(counts(() -> {
                    int before = readings.get();
                    ask(key, List.of());
                    assertThat(readings).hasValue(before);
                    recordedBesides(Thing.saying(newId(), "news"));
                }))
                .isFalse();
    }

    @Test
    void what_was_answered_before_something_was_written_is_asked_again_after_it() {
        String key = newId();
        String person = newId();
        var asked = new AtomicInteger();
        boolean counts = counts(() -> {
            ask(key, person);
            log.append(AuditEvent.of(Action.READ_AUDIT, SYSTEM, clock.now()));
            recordedBesides(Thing.saying(newId(), "news"));
            int before = readings.get();
            ask(key, person);
            asked.set(readings.get() - before);
        });
        assertThat(counts && asked.get() == 0)
                .as("answered as before, and never held against the record")
                .isFalse();
    }

    @Test
    void a_clock_by_which_something_was_judged_is_held_against_the_databases_whatever_others_saw_meanwhile() {
        counts(() -> ask(newId(), newId()));
        Eras.Clock right = Objects.requireNonNull(eras.clock());
        RecordLook look = eras.lookAt(List.of(Surroundings.ENTRIES), RecordLook.Says.WHERE_ALL_LIE);
        var looked = eras.look(look, eras.now(), look.nowhere());
        assertThat(looked.told().isTold(right)).isTrue();
        for (int seconds : List.of(-5, 5)) {
            assertThat(looked.told().isTold(new Eras.Clock(right.shown().plusSeconds(seconds), right.nanos())))
                    .isFalse();
        }

        var going = new PutOff(eras.now(), "asked by a test", null, 0);
        assertThat(going.timedBy(null)).isNull();
        assertThat(going.timedBy(right)).isEqualTo(right);
        eras.look(look, eras.now(), look.nowhere());
        assertThat(going.timedBy(eras.clock())).isEqualTo(right);
        assertThat(going.clock()).isEqualTo(right);
    }

    @Test
    void the_time_that_something_is_judged_by_is_held_against_the_databases_too() {
        counts(() -> ask(newId(), newId()));
        counts(() -> {
            PutOff going = Objects.requireNonNull(newest.goingAndRemembering());
            assertThat(going.clock()).isNull();
            Instant told = clock.whileReading();
            assertThat(going.clock()).isEqualTo(eras.clock());
            assertThat(told).isBetween(clock.now().minusMillis(500), clock.now().plusMillis(500));
        });
    }

    /** Also by which of several values a row is looked up, and how many there are of each. */
    @Test
    void where_rows_lie_is_told_alike_together_and_one_by_one() throws SQLException {
        var entries = List.of(
                Superuser.one("select entry_id from audit.entry order by entry_seq limit 1"),
                Superuser.one("select entry_id from audit.entry order by entry_seq desc limit 1"),
                newId());
        var roles = List.of("AUTHORITY_ADMINISTRATOR", "NO_SUCH_ROLE");
        var rows = List.of(
                Surroundings.ENTRIES,
                Surroundings.byName("imprimatur.authority", "role", "ended_at is null"),
                Surroundings.all("imprimatur.policy_version"),
                Surroundings.byDigest("imprimatur.blocked_digest", "sha256"));
        var values = List.of(entries, roles, List.of(Surroundings.EACH), List.of("00".repeat(32)));
        RecordLook each = eras.lookAt(rows, RecordLook.Says.WHERE_EACH_LIES);
        var lay =
                each.byValue(eras.look(each, eras.now(), each.literals(values)).found(), values);
        assertThat(lay.get(Surroundings.ENTRIES)).hasSize(3).containsEntry(entries.get(2), "");
        assertThat(lay.get(rows.get(1))).containsEntry("NO_SUCH_ROLE", "");
        assertThat(Objects.requireNonNull(lay.get(rows.get(2))).get(Surroundings.EACH))
                .hasSizeGreaterThanOrEqualTo(10);
        assertThat(lay.get(rows.get(3))).containsExactlyEntriesOf(Map.of("00".repeat(32), ""));

        RecordLook together = eras.lookAt(rows, RecordLook.Says.WHERE_ALL_LIE);
        var found = eras.look(together, eras.now(), together.literals(lay)).found();
        assertThat(together.lie(found, lay)).isTrue();
        for (Surroundings kind : rows.subList(0, 3)) {
            var otherwise = new HashMap<>(lay);
            otherwise.remove(kind);
            assertThat(together.lie(found, otherwise)).isFalse();
        }
    }

    @Test
    void facts_end_when_a_row_beside_them_appears_of_which_the_record_says_nothing() throws SQLException {
        String key = newId();
        String person = Superuser.one("select id from imprimatur.person limit 1");
        remember(key, person);
        String account = newId();
        Superuser.pastTheGuards("imprimatur.account", accountOf(person, account));
        try {
            assertThat(counts(() -> ask(key, person))).isFalse();
        } finally {
            Superuser.pastTheGuards(
                    "imprimatur.account", "delete from imprimatur.account where id = '" + account + "'");
        }
    }

    /** The second was looked at since, and nothing is known to be otherwise since that look. */
    @Test
    void of_facts_that_were_so_at_two_moments_the_later_one_says_nothing_of_the_others() throws SQLException {
        String first = newId();
        String second = newId();
        String nobody = newId();
        String person = Superuser.one("select id from imprimatur.person limit 1");
        Runnable both = () -> {
            ask(first, person);
            ask(second, nobody);
        };
        Awaitility.await().until(() -> {
            counts(both);
            int before = readings.get();
            return counts(both) && readings.get() == before;
        });
        String account = newId();
        Superuser.pastTheGuards("imprimatur.account", accountOf(person, account));
        try {
            int before = readings.get();
            assertThat(counts(() -> ask(second, nobody))).isTrue();
            assertThat(readings).hasValue(before);
            assertThat(counts(both)).isFalse();
        } finally {
            Superuser.pastTheGuards(
                    "imprimatur.account", "delete from imprimatur.account where id = '" + account + "'");
        }
    }

    private static String accountOf(String person, String account) {
        return "insert into imprimatur.account select '" + account + "', 'https://nowhere.example', '" + account
                + "', '" + person + "', now(), now(), (select entry_id from audit.entry limit 1)";
    }

    @Test
    void where_nothing_is_otherwise_a_query_from_memory_only_glances_at_the_database() {
        String key = newId();
        String person = newId();
        remember(key, person);
        Awaitility.await().until(() -> {
            String last = lastSentFor(() -> ask(key, person));
            return last.contains("pg_current_snapshot") && !last.contains("audit.entry");
        });
    }

    /** The last statement of a query, which needs no transaction, or of something that the service does by itself. */
    private String lastSentFor(Runnable reading) throws SQLException {
        log.putOff(true, "asked by a test", null);
        try {
            reading.run();
        } finally {
            log.caughtUp();
        }
        return Superuser.one("select query from pg_stat_activity where usename = 'imprimatur_app'"
                + " order by query_start desc nulls last limit 1");
    }

    @Test
    void the_statements_of_looks_that_are_asked_for_most_seldom_are_not_kept() {
        RecordLook seldom = lookAtAuthorities(0);
        RecordLook often = lookAtAuthorities(1);
        for (int i = 2; i < 250; i++) {
            lookAtAuthorities(i);
            assertThat(lookAtAuthorities(1)).isSameAs(often);
        }
        assertThat(lookAtAuthorities(0)).isNotSameAs(seldom);
    }

    private RecordLook lookAtAuthorities(int some) {
        return eras.lookAt(
                List.of(Surroundings.byName("imprimatur.authority", "role", "role = '" + some + "'")),
                RecordLook.Says.WHERE_ALL_LIE);
    }

    @Test
    void facts_that_rest_on_a_row_that_does_not_count_are_never_remembered() {
        var forged = new AuditLog.Cited<>(UUID.randomUUID(), new Thing("person", newId(), "forged"));
        for (int i = 1; i <= 2; i++) {
            assertThat(counts(() -> assertThat(facts.putOff(forged.row().id(), () -> {
                                readings.incrementAndGet();
                                assertThat(log.vouchesForAll(List.of(forged))).isTrue();
                                return new VerifiedFacts.Reading<>(1, List.of(List.of()), true);
                            }))
                            .isPresent()))
                    .isFalse();
            assertThat(readings).hasValue(i);
        }
    }

    @Test
    void of_several_facts_those_are_read_that_are_not_remembered() {
        Awaitility.await().until(() -> {
            String one = newId();
            String two = newId();
            return asked(one).equals(List.of(one))
                    && asked(one, two).equals(List.of(two))
                    && asked(one, two).isEmpty();
        });
    }

    /** Which of them were read, in a query that counts. */
    private List<String> asked(String... keys) {
        var asked = new ArrayList<String>();
        boolean counts = counts(() -> assertThat(facts.each(List.of(keys), unknown -> {
                    asked.addAll(unknown);
                    return unknown.stream()
                            .map(key -> new SupposedFacts.Each<>(
                                    key, 1, List.<AuditLog.Cited<?>>of(), List.of(List.<String>of())))
                            .toList();
                }))
                .hasSize(keys.length));
        return counts ? asked : List.of("nothing");
    }

    @Test
    void nothing_is_taken_from_memory_where_everything_is_verified_at_once() {
        remember("known", newId());
        assertThat(facts.putOff("known", () -> new VerifiedFacts.Reading<>(1, List.of(List.of()), true)))
                .isEmpty();
    }
}
