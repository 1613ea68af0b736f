package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.identity.Actor;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.Test;

/** What is read is verified in one go at the end (decision 0022), and nothing is the other way round. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class VerifiedTogetherTest {
    private static final Actor SYSTEM = Actor.system("test-of-reading");

    private final AuditLog log;
    private final DatabaseClock clock;

    VerifiedTogetherTest(AuditLog log, DatabaseClock clock) {
        this.log = log;
        this.clock = clock;
    }

    private record Thing(String id, String says) implements Attested {
        @Override
        public String attestedKind() {
            return "thing-of-a-test";
        }

        @Override
        public String attestedId() {
            return id;
        }

        @Override
        public SortedMap<String, Object> attested() {
            return new TreeMap<>(java.util.Map.of("says", says));
        }
    }

    private AuditLog.Cited<Thing> recorded(Thing thing) {
        var entry = new UUID[1];
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = clock.now();
            log.record(new Change<>(thing, AuditEvent.of(Action.READ_AUDIT, SYSTEM, now)), (each, id) -> entry[0] = id);
        });
        return new AuditLog.Cited<>(entry[0], thing);
    }

    /** As a query is executed. */
    private <T> T together(Supplier<T> reading) {
        log.putOff(false, "asked by a test", null);
        T answer;
        try {
            answer = reading.get();
        } catch (RuntimeException failure) {
            if (log.caughtUp()) {
                throw failure;
            }
            return reading.get();
        }
        return log.caughtUp() ? answer : reading.get();
    }

    private static long entries() throws SQLException {
        return Long.parseLong(Superuser.one(
                "select count(*) from audit.entry where convert_from(body, 'UTF8') like '%system:test-of-reading%'"));
    }

    @Test
    void what_counts_is_read_once() {
        var one = recorded(new Thing(UUID.randomUUID().toString(), "this"));
        var two = recorded(new Thing(UUID.randomUUID().toString(), "that"));
        var answers = new ArrayList<Boolean>();
        boolean counts = QuarkusTransaction.requiringNew()
                .call(() -> together(() -> {
                    answers.add(log.vouchesForAll(List.of(one)));
                    answers.add(log.vouchesForAll(List.of(two)));
                    return answers.stream().allMatch(each -> each);
                }));
        assertThat(counts).isTrue();
        assertThat(answers).containsExactly(true, true);
    }

    @Test
    void what_one_row_does_not_bear_out_is_read_again_row_by_row() {
        var good = recorded(new Thing(UUID.randomUUID().toString(), "this"));
        var forged = new AuditLog.Cited<>(good.entryId(), new Thing(good.row().id(), "that"));
        var answers = new ArrayList<String>();
        String answer = QuarkusTransaction.requiringNew()
                .call(() -> together(() -> {
                    String each = log.vouchesForAll(List.of(good)) + " " + log.vouchesForAll(List.of(forged));
                    answers.add(each);
                    return each;
                }));
        assertThat(answers).containsExactly("true true", "true false");
        assertThat(answer).isEqualTo("true false");
    }

    @Test
    void a_row_that_was_put_back_to_what_it_said_before_does_not_count() {
        String id = UUID.randomUUID().toString();
        var before = recorded(new Thing(id, "this"));
        var now = recorded(new Thing(id, "that"));
        assertThat(QuarkusTransaction.requiringNew()
                        .<Boolean>call(() -> together(() -> log.vouchesForAll(List.of(now)))))
                .isTrue();
        assertThat(QuarkusTransaction.requiringNew()
                        .<Boolean>call(() -> together(() -> log.vouchesForAll(List.of(before)))))
                .isFalse();
    }

    @Test
    void nothing_is_written_that_rests_on_a_row_that_does_not_count() throws Exception {
        var good = recorded(new Thing(UUID.randomUUID().toString(), "this"));
        var forged = new AuditLog.Cited<>(good.entryId(), new Thing(good.row().id(), "that"));
        long before = entries();
        var reached = new ArrayList<String>();
        boolean counts = QuarkusTransaction.requiringNew()
                .call(() -> together(() -> {
                    boolean each = log.vouchesForAll(List.of(forged));
                    reached.add("read " + each);
                    if (each) {
                        log.append(AuditEvent.of(Action.READ_AUDIT, SYSTEM, clock.now()));
                        reached.add("written");
                    }
                    return each;
                }));
        assertThat(counts).isFalse();
        assertThat(reached).containsExactly("read true", "read false");
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void what_rests_on_rows_that_count_is_written_once() throws Exception {
        var good = recorded(new Thing(UUID.randomUUID().toString(), "this"));
        long before = entries();
        QuarkusTransaction.requiringNew()
                .run(() -> together(() -> {
                    assertThat(log.vouchesForAll(List.of(good))).isTrue();
                    return log.append(AuditEvent.of(Action.READ_AUDIT, SYSTEM, clock.now()));
                }));
        assertThat(entries()).isEqualTo(before + 1);
    }

    @Test
    void a_failure_that_rests_on_a_forged_row_is_no_answer_and_one_that_does_not_is() {
        var good = recorded(new Thing(UUID.randomUUID().toString(), "this"));
        var forged = new AuditLog.Cited<>(good.entryId(), new Thing(good.row().id(), "that"));
        assertThat(QuarkusTransaction.requiringNew().<String>call(() -> together(() -> failIf(forged))))
                .isEqualTo("forged");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().<String>call(() -> together(() -> failIf(good))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("it counts");
        assertThat(QuarkusTransaction.requiringNew().<Boolean>call(() -> log.vouchesForAll(List.of(forged))))
                .as("nothing is put off any more")
                .isFalse();
    }

    private String failIf(AuditLog.Cited<Thing> row) {
        if (log.vouchesForAll(List.of(row))) {
            throw new IllegalStateException("it counts");
        }
        return "forged";
    }
}
