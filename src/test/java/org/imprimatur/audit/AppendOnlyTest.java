package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.identity.Actor;
import org.imprimatur.testing.RealServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class AppendOnlyTest {
    private static final String DEADLOCK = "40P01";
    private final AuditLog log;
    private final DatabaseClock clock;

    AppendOnlyTest(AuditLog log, DatabaseClock clock) {
        this.log = log;
        this.clock = clock;
    }

    @BeforeEach
    void append_an_entry() {
        QuarkusTransaction.requiringNew()
                .run(() -> log.append(AuditEvent.of(Action.READ_AUDIT, Actor.system("test"), clock.now())
                        .detail("reason", "a reason in free text")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set body = body",
                "delete from audit.entry",
                "truncate audit.entry cascade",
                "update audit.leaf set action = 'X'",
                "delete from audit.leaf",
                "truncate audit.leaf",
                "update audit.integration set tree_size = 0",
                "delete from audit.integration",
                "update private.detail set value = 'x'",
                "delete from private.detail",
                "truncate private.detail",
                "delete from imprimatur.person",
                "truncate imprimatur.person cascade",
                "delete from imprimatur.authority"
            })
    void nobody_changes_or_deletes_what_was_recorded(String statement) throws SQLException {
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .as("as the application")
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
        try (Connection owner = RealServices.migratorConnection();
                Statement sql = owner.createStatement()) {
            sql.execute("set role imprimatur_owner");
            assertOwnerRefused(sql, statement);
        }
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("set session_replication_role = replica");
            assertOwnerRefused(sql, statement);
        }
    }

    private static void assertOwnerRefused(Statement sql, String statement) throws SQLException {
        try {
            int changed = sql.executeUpdate(statement);
            assertThat(statement).as("no row, so no trigger").doesNotStartWith("truncate");
            assertThat(changed).as("as the owner: " + statement).isZero();
        } catch (SQLException refused) {
            if (refused.getSQLState().equals(DEADLOCK)) {
                // A truncation locks whole tables, which the verification reads at the same time: one of them has to
                // give way.
                assertOwnerRefused(sql, statement);
            } else {
                assertThat(refused.getMessage()).contains("append-only");
            }
        }
    }

    @Test
    void a_row_without_an_entry_of_its_transaction_is_refused_at_commit() throws SQLException {
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement()) {
            app.setAutoCommit(false);
            sql.execute("insert into imprimatur.person (id, kind, printed_name, entry_id) values (gen_random_uuid(),"
                    + " 'NATURAL_PERSON', 'Nobody', gen_random_uuid())");
            assertThatThrownBy(app::commit)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("without an audit entry of the same transaction");
        }
    }

    @Test
    void an_entry_of_an_earlier_transaction_does_not_do() throws SQLException {
        UUID earlier = QuarkusTransaction.requiringNew()
                .call(() -> log.append(AuditEvent.of(Action.READ_AUDIT, Actor.system("test"), clock.now())));
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement()) {
            app.setAutoCommit(false);
            sql.execute("insert into imprimatur.person (id, kind, printed_name, entry_id) values (gen_random_uuid(),"
                    + " 'NATURAL_PERSON', 'Nobody', '" + earlier + "')");
            assertThatThrownBy(app::commit).hasMessageContaining("without an audit entry of the same transaction");
        }
    }

    @Test
    void the_application_cannot_choose_transaction_id_or_time_of_an_entry() throws SQLException {
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement()) {
            assertThatThrownBy(() -> sql.execute("insert into audit.entry (entry_id, xid, key_id, mac, body) values"
                            + " (gen_random_uuid(), '1', 1, decode(repeat('00', 32), 'hex'), '{}')"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void an_entry_exists_exactly_when_its_transaction_commits() {
        UUID[] entry = new UUID[1];
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    entry[0] = log.append(AuditEvent.of(Action.READ_AUDIT, Actor.system("test"), clock.now()));
                    throw new IllegalStateException("the act fails");
                }))
                .hasMessage("the act fails");
        assertThat(QuarkusTransaction.requiringNew().call(() -> log.entry(entry[0])))
                .isEmpty();
    }

    @Test
    void without_a_transaction_nothing_is_appended() {
        assertThatThrownBy(() ->
                        log.append(AuditEvent.of(Action.READ_AUDIT, Actor.system("test"), java.time.Instant.EPOCH)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_entry_that_somebody_forged_with_database_rights_does_not_verify() throws SQLException {
        UUID forged = UUID.randomUUID();
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("insert into audit.entry (entry_id, key_id, mac, body) select '" + forged
                    + "', key_id, mac, convert_to(replace(convert_from(body, 'UTF8'), 'READ_AUDIT', 'LOAD_POLICY'),"
                    + " 'UTF8') from audit.entry order by entry_seq desc limit 1");
        }
        try {
            assertThat(QuarkusTransaction.requiringNew().call(() -> log.entry(forged)))
                    .isEmpty();
        } finally {
            remove(forged);
        }
    }

    /** As an operator would after the inquiry: as long as it is there, nothing is released. */
    private static void remove(UUID forged) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("alter table audit.entry disable trigger append_only_rows");
            sql.execute("delete from audit.entry where entry_id = '" + forged + "'");
            sql.execute("alter table audit.entry enable always trigger append_only_rows");
        }
    }
}
