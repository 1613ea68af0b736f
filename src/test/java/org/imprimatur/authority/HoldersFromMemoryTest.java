package org.imprimatur.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.StatementCount;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who holds a role, as a query is told that has it in its memory (decision 0045). */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class HoldersFromMemoryTest {
    private static final Role ROLE = Role.COUNSEL;

    private final Authorities authorities;
    private final AuditLog audit;
    private final DatabaseClock clock;
    private final StatementCount statements;
    private String holder = "";
    private String authority = "";

    HoldersFromMemoryTest(
            Authorities authorities,
            AuditLog audit,
            DatabaseClock clock,
            @PersistenceUnitExtension StatementCount statements) {
        this.authorities = authorities;
        this.audit = audit;
        this.clock = clock;
        this.statements = statements;
    }

    @BeforeEach
    void somebody_who_holds_the_role_and_was_asked_for() throws SQLException {
        Register.enrolEverybody();
        String person = Register.enrol("holder-" + UUID.randomUUID(), "Hanna Holder", false, List.of(ROLE));
        holder = GlobalId.parse("Person", person).toString();
        authority = Superuser.one("select id from imprimatur.authority where person_id = '" + holder + "'");
        Awaitility.await().until(this::countsFromMemory);
        assertThat(holders()).contains(holder);
    }

    private Instant now() {
        return QuarkusTransaction.requiringNew().call(clock::now);
    }

    private record Asked(Set<String> holders, boolean counts, boolean fromMemory) {
        boolean countsFromMemory() {
            return counts && fromMemory;
        }
    }

    /** As a query asks first. */
    private Asked asked(Instant at) {
        var asked = new AtomicReference<Asked>();
        List<String> sent = statements.of(() -> asked.set(askedNow(at)));
        Asked found = Objects.requireNonNull(asked.get());
        return new Asked(found.holders, found.counts, sent.isEmpty());
    }

    private Asked askedNow(Instant at) {
        return QuarkusTransaction.requiringNew().call(() -> {
            audit.putOff(true, "asked by a test", null);
            Set<String> holders = Set.of();
            boolean counts = false;
            try {
                holders = read(at);
            } finally {
                counts = audit.caughtUp();
            }
            return new Asked(holders, counts, false);
        });
    }

    private boolean countsFromMemory() {
        return asked(now()).counts && asked(now()).countsFromMemory();
    }

    private Set<String> read(Instant at) {
        return authorities.standing(Set.of(ROLE), Set.of(), at).holders().getOrDefault(ROLE, Set.of()).stream()
                .map(PersonId::value)
                .map(UUID::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> holders() {
        Asked asked = asked(now());
        return asked.counts ? asked.holders : QuarkusTransaction.requiringNew().call(() -> read(now()));
    }

    @Test
    void whoever_takes_a_changed_authority_holds_it_no_more() throws SQLException {
        String which = "id = '" + authority + "'";
        String row = Superuser.row("imprimatur.authority", which);
        for (String change : List.of("instrument = 'By hand'", "ended_at = now()", "role = 'PUBLISHER'")) {
            Superuser.pastTheGuards(
                    "imprimatur.authority", "update imprimatur.authority set " + change + " where " + which);
            try {
                assertThat(asked(now()).counts).as(change).isFalse();
                assertThat(holders()).as(change).doesNotContain(holder);
            } finally {
                Superuser.putBack("imprimatur.authority", which, row);
            }
            Awaitility.await().untilAsserted(() -> assertThat(holders()).contains(holder));
            Awaitility.await().until(this::countsFromMemory);
        }
    }

    @Test
    void an_authority_that_somebody_put_in_is_looked_at() throws SQLException {
        String forged = UUID.randomUUID().toString();
        Superuser.pastTheGuards(
                "imprimatur.authority",
                "insert into imprimatur.authority select (jsonb_populate_record(a, jsonb_build_object('id', '" + forged
                        + "', 'person_id', gen_random_uuid()))).* from imprimatur.authority a where id = '" + authority
                        + "'");
        try {
            assertThat(asked(now()).counts).isFalse();
        } finally {
            Superuser.pastTheGuards(
                    "imprimatur.authority", "delete from imprimatur.authority where id = '" + forged + "'");
        }
        Awaitility.await().until(() -> asked(now()).counts);
    }

    @Test
    void whoever_holds_it_is_judged_by_the_time_each_time() {
        Instant tomorrow = now().plus(1, ChronoUnit.DAYS);
        String ends = somebody("until", tomorrow);
        String begins = somebody("from", tomorrow);
        // What the process records by itself now and then ends what is remembered: then it is tried again.
        Awaitility.await().untilAsserted(() -> {
            asked(now());
            Asked today = asked(now());
            assertThat(today.countsFromMemory()).isTrue();
            assertThat(today.holders).contains(holder, ends).doesNotContain(begins);
            Asked then = asked(tomorrow);
            assertThat(then.countsFromMemory()).isTrue();
            assertThat(then.holders).contains(holder, begins).doesNotContain(ends);
        });
    }

    @Test
    void what_had_run_out_when_it_was_remembered_is_read_where_an_earlier_time_is_asked_for() {
        Instant tomorrow = now().plus(1, ChronoUnit.DAYS);
        String ends = somebody("until", tomorrow);
        Awaitility.await().untilAsserted(() -> {
            asked(tomorrow);
            Asked then = asked(tomorrow);
            assertThat(then.countsFromMemory()).isTrue();
            assertThat(then.holders).doesNotContain(ends);
        });
        Asked today = asked(now());
        assertThat(today.counts).isTrue();
        assertThat(today.holders).contains(ends);
    }

    /** Who holds it for a time of its own. */
    private static String somebody(String end, Instant at) {
        String person = Register.enrol("holder-" + UUID.randomUUID(), "Timo Timely", false, List.of());
        Register.grant(person, ROLE, Map.of(end, at.toString()));
        return GlobalId.parse("Person", person).toString();
    }

    /** Nobody asks for their entries either: these have none. */
    @Test
    void what_ran_out_long_ago_is_not_read_however_much_of_it_there_is() throws SQLException {
        String instrument = "Ran out " + UUID.randomUUID();
        var ranOut = new String[300];
        var removed = new String[ranOut.length];
        for (int i = 0; i < ranOut.length; i++) {
            String id = UUID.randomUUID().toString();
            ranOut[i] = "insert into imprimatur.authority select (jsonb_populate_record(a, jsonb_build_object('id', '"
                    + id
                    + "', 'instrument', '" + instrument + "', 'valid_from', '2001-01-01T00:00:00Z', 'valid_until',"
                    + " '2002-01-01T00:00:00Z'))).* from imprimatur.authority a where id = '" + authority + "'";
            removed[i] = "delete from imprimatur.authority where id = '" + id + "'";
        }
        Superuser.pastTheGuards("imprimatur.authority", ranOut);
        try {
            Awaitility.await().until(this::countsFromMemory);
            assertThat(holders()).contains(holder);
        } finally {
            Superuser.pastTheGuards("imprimatur.authority", removed);
        }
    }
}
