package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.imprimatur.evaluation.Database;
import org.imprimatur.evaluation.DatabasePasswords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL goes on under the same postmaster where one of its processes was killed, and gives numbers of transactions again that had not
 * come to the disk: a moment must not come again with them (decision 0045). On a database of its own.
 */
class MomentsOfABrokenServerTest {
    private static final DatabasePasswords PASSWORDS = new DatabasePasswords("s", "m", "a", "q");

    @TempDir
    Path folder;

    @Test
    void a_moment_does_not_come_again_after_a_process_of_the_server_was_killed() throws Exception {
        try (Database database = start()) {
            Moment before = momentBeside(database, true);
            Moment after = momentBeside(database, false);
            assertThat(withoutCheckpoint(after))
                    .as("the same transactions and the same start of the server")
                    .isEqualTo(withoutCheckpoint(before));
            assertThat(after).isNotEqualTo(before);
        }
    }

    /** Nothing else is going on here. */
    @Test
    void a_moment_lasts_until_a_checkpoint() throws Exception {
        try (Database database = start();
                Connection service =
                        DriverManager.getConnection(database.jdbcUrl(), "imprimatur_app", PASSWORDS.app());
                Connection superuser = database.superuserConnection();
                Statement sql = superuser.createStatement()) {
            Moment moment = RecordLook.glance(service).moment();
            assertThat(moment).isNotNull();
            assertThat(RecordLook.glance(service).moment()).isEqualTo(moment);
            sql.execute("checkpoint");
            assertThat(RecordLook.glance(service).moment()).isNotNull().isNotEqualTo(moment);
        }
    }

    private Database start() {
        return Database.start(
                folder,
                Path.of("target/postgresql").toAbsolutePath(),
                0,
                PASSWORDS,
                Path.of("deploy/database/roles.sql"));
    }

    /** As the service sees it while one transaction is going on that wrote nothing but has a number. */
    private static Moment momentBeside(Database database, boolean kill) throws SQLException {
        try (Connection service = DriverManager.getConnection(database.jdbcUrl(), "imprimatur_app", PASSWORDS.app());
                Connection other = database.superuserConnection()) {
            other.setAutoCommit(false);
            one(other, "select pg_current_xact_id()");
            Moment moment = Objects.requireNonNull(RecordLook.glance(service).moment());
            if (kill) {
                ProcessHandle.of(Long.parseLong(one(other, "select pg_backend_pid()")))
                        .orElseThrow()
                        .destroyForcibly();
                // PostgreSQL ends all others then, and lets nobody in until it has recovered.
                Awaitility.await().until(() -> !service.isValid(1));
                Awaitility.await().ignoreExceptions().until(() -> {
                    database.superuserConnection().close();
                    return true;
                });
            }
            return moment;
        }
    }

    /** The transactions, and since when the server runs. */
    private static Moment withoutCheckpoint(Moment moment) {
        String server = moment.server();
        return new Moment(moment.next(), moment.running(), server.substring(0, server.lastIndexOf(' ')));
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }
}
