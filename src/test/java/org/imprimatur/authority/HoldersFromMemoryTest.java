package org.imprimatur.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
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
    private String holder = "";
    private String authority = "";

    HoldersFromMemoryTest(Authorities authorities, AuditLog audit, DatabaseClock clock) {
        this.authorities = authorities;
        this.audit = audit;
        this.clock = clock;
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

    private record Asked(Set<String> holders, boolean counts) {}

    /** As a query asks first. */
    private Asked asked(Instant at) {
        return QuarkusTransaction.requiringNew().call(() -> {
            audit.putOff(true);
            Set<String> holders = Set.of();
            boolean counts = false;
            try {
                holders = read(at);
            } finally {
                counts = audit.caughtUp();
            }
            return new Asked(holders, counts);
        });
    }

    private boolean countsFromMemory() {
        boolean first = asked(now()).counts;
        return first && asked(now()).counts;
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
    void whoever_holds_it_is_judged_by_the_time_each_time() throws SQLException {
        assertThat(asked(now()).holders).contains(holder);
        Instant before = Instant.parse("2000-01-01T00:00:00Z");
        assertThat(asked(before).holders).isEmpty();
        assertThat(asked(now()).holders).contains(holder);
    }
}
