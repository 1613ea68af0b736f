package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.Readiness;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.identity.Actor;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.Test;

/** The mark behind which the integration does not look, as somebody with a superuser's rights moves it. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class LowWaterMarkTest {
    private final AuditLog log;
    private final DatabaseClock clock;
    private final AuditHealth health;
    private final Verification verification;

    LowWaterMarkTest(AuditLog log, DatabaseClock clock, @Readiness AuditHealth health, Verification verification) {
        this.log = log;
        this.clock = clock;
        this.health = health;
        this.verification = verification;
    }

    @Test
    void a_mark_that_is_raised_so_that_new_entries_are_overlooked_stops_releases_and_is_reported() throws SQLException {
        awaitPlace(append());
        String newest = "r.tree_size = " + Superuser.one("select max(tree_size) from audit.integration");
        String honest = Superuser.row("audit.integration", newest);
        Superuser.pastTheGuards(
                "audit.integration", "update audit.integration r set low_xid = '99999999999' where " + newest);
        String overlooked;
        try {
            overlooked = append().toString();
            assertThat(isTrusted()).as("at once").isFalse();
            assertThat(verification.findings())
                    .contains(
                            "the low-water mark lies ahead of every transaction",
                            "entry_seq " + sequence(overlooked) + " is behind the low-water mark and has no place");
        } finally {
            Superuser.putBack("audit.integration", newest, honest);
        }
        awaitPlace(UUID.fromString(overlooked));
        assertThat(verification.findings()).noneMatch(finding -> finding.contains("low-water mark"));
        assertThat(isTrusted()).isTrue();
    }

    /** The transaction numbers of another server say nothing about those of this one: it looks at every entry once. */
    @Test
    void a_database_that_came_from_another_server_is_looked_through_from_its_first_entry() throws SQLException {
        awaitPlace(append());
        String newest = "r.tree_size = " + Superuser.one("select max(tree_size) from audit.integration");
        String honest = Superuser.row("audit.integration", newest);
        Superuser.pastTheGuards(
                "audit.integration",
                "update audit.integration r set low_xid = '99999999999', system_identifier = r.system_identifier - 1 where "
                        + newest);
        try {
            awaitPlace(append());
            assertThat(Superuser.one(
                            "select (system_identifier = (select system_identifier from pg_control_system()))::text"
                                    + " from audit.integration order by tree_size desc limit 1"))
                    .isEqualTo("true");
        } finally {
            Superuser.putBack("audit.integration", newest, honest);
        }
        assertThat(isTrusted()).isTrue();
    }

    private boolean isTrusted() {
        return QuarkusTransaction.requiringNew().call(health::isIntegrated);
    }

    private UUID append() {
        return QuarkusTransaction.requiringNew()
                .call(() -> log.append(AuditEvent.of(Action.READ_AUDIT, Actor.system("test"), clock.now())));
    }

    private static String sequence(String entry) throws SQLException {
        return Superuser.one("select entry_seq from audit.entry where entry_id = '" + entry + "'");
    }

    private static void awaitPlace(UUID entry) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Superuser.one("select count(*) from audit.leaf where entry_id = '" + entry + "'")
                        .equals("1"));
    }
}
