package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Fault;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.identity.Actor;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Superuser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class AuditSearchTest {
    private static final UUID DOCUMENT = UUID.randomUUID();
    private static final UUID REQUEST = UUID.randomUUID();
    private static final UUID PERSON = UUID.randomUUID();
    private static final Actor ONE = Actor.system("search-one");
    private static final Actor OTHER = Actor.system("search-other");
    private static final Actor TIMED = Actor.system("timed");
    private static boolean written;

    private final AuditEntries entries;
    private final AuditLog log;
    private final DatabaseClock clock;

    AuditSearchTest(AuditEntries entries, AuditLog log, DatabaseClock clock) {
        this.entries = entries;
        this.log = log;
        this.clock = clock;
    }

    @BeforeEach
    void anEntryOfEachKind() {
        if (written) {
            return;
        }
        for (Actor actor : List.of(ONE, OTHER)) {
            for (Action action :
                    List.of(Action.READ_CONTENT, Action.BLOCK_DIGEST, Action.SUBMIT_REQUEST, Action.READ_AUDIT)) {
                for (Subject subject : List.of(
                        Subject.NONE,
                        Subject.ofDocument(DOCUMENT),
                        Subject.ofPerson(PERSON),
                        new Subject(DOCUMENT, null, REQUEST, null, null))) {
                    QuarkusTransaction.requiringNew()
                            .run(() -> log.append(
                                    AuditEvent.of(action, actor, clock.now()).about(subject)));
                }
                QuarkusTransaction.requiringNew()
                        .run(() -> log.appendUndone(
                                actor, action, null, Outcome.FAILED, Fault.INTERNAL, false, clock.now()));
            }
        }
        await().untilAsserted(() -> assertThat(Superuser.one("select count(*) from audit.waiting()"))
                .isEqualTo("0"));
        written = true;
    }

    /** Between two statements it could get its place, and be in neither answer. */
    @Test
    void an_act_is_in_the_timeline_of_its_request_before_while_and_after_it_gets_its_place() {
        for (int act = 0; act < 20; act++) {
            UUID request = UUID.randomUUID();
            QuarkusTransaction.requiringNew()
                    .run(() -> log.append(AuditEvent.of(Action.SUBMIT_REQUEST, TIMED, clock.now())
                            .about(new Subject(null, null, request, null, null))));
            boolean placed = false;
            while (!placed) {
                List<AuditEntries.Placed> timeline =
                        QuarkusTransaction.requiringNew().call(() -> entries.timeline(request));
                assertThat(timeline).hasSize(1);
                assertThat(QuarkusTransaction.requiringNew()
                                .call(() -> entries.about(request, TIMED, Action.SUBMIT_REQUEST)))
                        .hasSize(1);
                placed = timeline.get(0).index() != null;
            }
        }
    }

    @Test
    void whatever_is_combined_the_index_answers_what_looking_at_each_entry_would() {
        List<AuditEntries.Placed> all = all();
        Instant middle = all.get(all.size() / 2).entry().at();
        Instant late = all.get(all.size() - 10).entry().at();
        int compared = 0;
        for (List<Instant> times :
                List.of(times(null, null), times(middle, null), times(null, middle), times(middle, late))) {
            for (List<Action> actions : List.<List<Action>>of(
                    List.of(),
                    List.of(Action.READ_CONTENT),
                    List.of(Action.SUBMIT_REQUEST, Action.BLOCK_DIGEST, Action.SUBMIT_REQUEST, Action.VOID_REQUEST))) {
                for (boolean readsToo : List.of(true, false)) {
                    for (String actor : Arrays.asList(null, "system:search-one")) {
                        for (Outcome outcome : Arrays.asList(null, Outcome.FAILED, Outcome.PERMITTED)) {
                            for (UUID document : Arrays.asList(null, DOCUMENT)) {
                                compare(
                                        all,
                                        new AuditEntries.Filter(
                                                times.get(0),
                                                times.get(1),
                                                actions.isEmpty() ? null : actions,
                                                outcome,
                                                actor,
                                                null,
                                                null,
                                                document,
                                                null,
                                                null,
                                                readsToo));
                                compared++;
                            }
                        }
                    }
                }
            }
        }
        compare(all, filter("INTERNAL", null, null));
        compare(all, filter(null, PERSON, null));
        compare(all, filter(null, null, REQUEST));
        compare(all, filter("INTERNAL", null, REQUEST));
        assertThat(compared).isEqualTo(288);
    }

    @Test
    void pages_of_one_search_follow_each_other_in_both_directions() {
        var filter = new AuditEntries.Filter(
                null,
                null,
                List.of(Action.BLOCK_DIGEST, Action.SUBMIT_REQUEST),
                null,
                "system:search-one",
                null,
                null,
                null,
                null,
                null,
                false);
        List<Long> expected = indexes(all(), matching(filter));
        for (boolean backward : List.of(false, true)) {
            var found = new ArrayList<Long>();
            Long position = null;
            List<AuditEntries.Placed> page = page(filter, position, backward);
            while (!page.isEmpty()) {
                page.forEach(placed -> found.add(placed.index()));
                position = found.get(found.size() - 1);
                page = page(filter, position, backward);
            }
            if (backward) {
                Collections.reverse(found);
            }
            assertThat(found).isEqualTo(expected).hasSize(10);
        }
    }

    @Test
    void the_indexes_leave_out_exactly_what_only_reads() throws SQLException {
        String reading = Arrays.stream(Action.values())
                .filter(Action::reads)
                .map(action -> "'" + action + "'::text")
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
        for (String index : List.of("leaf_acts", "leaf_acts_actor", "leaf_acts_document", "leaf_acts_release")) {
            assertThat(Superuser.one("select indexdef from pg_indexes where indexname = '" + index + "'"))
                    .contains("NOT ((outcome = 'PERMITTED'::text) AND", "action = ANY (" + reading + ")");
        }
    }

    private void compare(List<AuditEntries.Placed> all, AuditEntries.Filter filter) {
        List<Long> expected = indexes(all, matching(filter));
        long last = Objects.requireNonNull(all.get(all.size() - 1).index());
        List<AuditEntries.Placed> found =
                QuarkusTransaction.requiringNew().call(() -> entries.page(filter, last + 1, true, 10_000));
        var indexes = new ArrayList<Long>();
        found.forEach(placed -> indexes.add(placed.index()));
        Collections.reverse(indexes);
        assertThat(indexes).as(filter.toString()).isEqualTo(expected);
        assertThat(QuarkusTransaction.requiringNew().<Integer>call(() -> entries.count(filter, 3)))
                .as("counted no further than wanted: " + filter)
                .isEqualTo(Math.min(3, expected.size()));
    }

    private List<AuditEntries.Placed> all() {
        return QuarkusTransaction.requiringNew().call(() -> entries.page(AuditEntries.Filter.ALL, null, false, 10_000));
    }

    private List<AuditEntries.Placed> page(AuditEntries.Filter filter, @Nullable Long position, boolean backward) {
        return QuarkusTransaction.requiringNew().call(() -> entries.page(filter, position, backward, 3));
    }

    private static List<Long> indexes(List<AuditEntries.Placed> all, Predicate<VerifiedEntry> wanted) {
        var indexes = new ArrayList<Long>();
        all.stream().filter(placed -> wanted.test(placed.entry())).forEach(placed -> indexes.add(placed.index()));
        return indexes;
    }

    private static Predicate<VerifiedEntry> matching(AuditEntries.Filter filter) {
        return entry -> (filter.from() == null || !entry.at().isBefore(filter.from()))
                && (filter.until() == null || entry.at().isBefore(filter.until()))
                && (filter.actions() == null || filter.actions().contains(entry.action()))
                && (filter.outcome() == null || filter.outcome() == entry.outcome())
                && (filter.actorId() == null || filter.actorId().equals(entry.actorId()))
                && (filter.reason() == null || filter.reason().equals(entry.text("reason")))
                && (filter.person() == null || filter.person().equals(entry.subject("person")))
                && (filter.document() == null || filter.document().equals(entry.subject("document")))
                && (filter.request() == null || filter.request().equals(entry.subject("request")))
                && (filter.readsToo()
                        || entry.outcome() != Outcome.PERMITTED
                        || !entry.action().reads());
    }

    private static AuditEntries.Filter filter(@Nullable String reason, @Nullable UUID person, @Nullable UUID request) {
        return new AuditEntries.Filter(null, null, null, null, null, reason, person, null, request, null, true);
    }

    private static List<Instant> times(@Nullable Instant from, @Nullable Instant until) {
        return Arrays.asList(from, until);
    }
}
