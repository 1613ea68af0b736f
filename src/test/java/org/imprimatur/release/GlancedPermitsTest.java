package org.imprimatur.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.StatementLog;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While nothing is otherwise, one glance at the database answers whether bytes may go out (decisions 0045 and 0048). */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class GlancedPermitsTest {
    private static final int TRIES = 20;
    private static final Duration BEFORE_IT_IS_TOO_LONG = Duration.ofSeconds(3);

    private final Duration staleAfter;

    GlancedPermitsTest(@ConfigProperty(name = "imprimatur.audit.stale-after") Duration staleAfter) {
        this.staleAfter = staleAfter;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    /** Tried some times, since what the service does by itself, such as giving entries their place, takes a look afterwards. */
    @Test
    void after_many_uses_of_a_permit_a_question_takes_one_statement_that_reads_no_row() throws SQLException {
        Walk walk = Walk.published();
        String pipeline = SignIn.service("cms-pipeline");
        for (int i = 0; i < 30; i++) {
            assertThat(walk.usePermit(pipeline).statusCode()).isEqualTo(201);
        }
        var tries = new ArrayList<List<String>>();
        try (StatementLog log = StatementLog.begin()) {
            for (int i = 0; i < TRIES; i++) {
                assertThat(walk.usePermit(pipeline).statusCode()).isEqualTo(201);
                tries.add(log.during(
                        () -> assertThat(walk.reasonsAgainst(pipeline)).isEmpty()));
            }
        }
        assertThat(tries.stream().min(Comparator.comparing(List::size)).orElseThrow())
                .singleElement()
                .asString()
                .contains("pg_current_snapshot()")
                .doesNotContain("audit.", "imprimatur.");
    }

    /** Nothing is committed when the time comes, so that the answer must know by itself how long it may be given. */
    @Test
    void nothing_is_permitted_once_an_entry_has_waited_for_its_place_too_long_although_nothing_else_happened()
            throws SQLException {
        Walk walk = Walk.published();
        String pipeline = SignIn.service("cms-pipeline");
        boolean nothingElse = false;
        for (int i = 0; i < TRIES && !nothingElse; i++) {
            nothingElse = isRefusedWhileNothingElseHappens(walk, pipeline);
        }
        assertThat(nothingElse).as("nothing else happened in one of the tries").isTrue();
        assertThat(walk.reasonsAgainst(pipeline)).isEmpty();
    }

    /** Answers whether nothing else happened. */
    private boolean isRefusedWhileNothingElseHappens(Walk walk, String pipeline) throws SQLException {
        UUID waiting = UUID.randomUUID();
        assertThat(walk.reasonsAgainst(pipeline)).isEmpty();
        try (Connection leader = RealServices.superuserConnection();
                Statement sql = leader.createStatement()) {
            leader.setAutoCommit(false);
            sql.execute("select pg_advisory_xact_lock(hashtext('imprimatur.audit.integration'))");
            try {
                insert(waiting);
                assertThat(walk.reasonsAgainst(pipeline)).isEmpty();
                String moment = moment();
                assertThat(walk.reasonsAgainst(pipeline))
                        .as("it has not waited for too long yet")
                        .isEmpty();
                Awaitility.await()
                        .atMost(BEFORE_IT_IS_TOO_LONG.multipliedBy(3))
                        .untilAsserted(
                                () -> assertThat(walk.reasonsAgainst(pipeline)).containsExactly("AUDIT_LOG_BEHIND"));
                return moment.equals(moment());
            } finally {
                Superuser.pastTheGuards("audit.entry", "delete from audit.entry where entry_id = '" + waiting + "'");
            }
        }
    }

    private void insert(UUID waiting) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("insert into audit.entry (entry_id, inserted_at, key_id, mac, body) values ('" + waiting
                    + "', clock_timestamp() - interval '"
                    + staleAfter.minus(BEFORE_IT_IS_TOO_LONG).toSeconds()
                    + " seconds', 1, decode(repeat('00', 32), 'hex'), '{}')");
        }
    }

    private static String moment() throws SQLException {
        return Superuser.one("select pg_current_snapshot() || ' ' || checkpoint_lsn from pg_control_checkpoint()");
    }
}
