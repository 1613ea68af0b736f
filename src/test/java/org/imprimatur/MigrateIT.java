package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.imprimatur.testing.PackagedJar;
import org.imprimatur.testing.PackagedJar.Ended;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.SpareDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar on databases of several ages: the job that migrates, and the service that does not. */
class MigrateIT {
    private static final int USAGE = 64;
    private static final int UNAVAILABLE = 69;
    private static final int MISCONFIGURED = 78;

    private static Map<String, String> given;

    @TempDir
    Path folder;

    private SpareDatabase database;

    /** Migrated once, by the command; tests that begin with a migrated database copy it. */
    private static SpareDatabase migrated;

    @BeforeAll
    static void realServices(@TempDir Path folder) throws Exception {
        given = new RealServices().start();
        migrated = SpareDatabase.empty();
        Ended ended = PackagedJar.run(folder, migrator(migrated), "migrate");
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    /** A database of its own in which nothing was migrated yet. */
    @BeforeEach
    void emptyDatabase() throws Exception {
        database = SpareDatabase.empty();
    }

    private void migratedDatabase() throws Exception {
        database = migrated.copy();
    }

    @Test
    void the_login_that_migrates_is_enough_to_migrate_and_the_service_starts_without_it() throws Exception {
        Ended migrated = PackagedJar.run(folder, migrator(), "migrate");
        assertThat(migrated.output()).startsWith("The database was migrated from no version yet to version ");
        assertThat(migrated.exitCode()).isZero();

        Ended again = PackagedJar.run(folder, migrator(), "migrate");
        assertThat(again.output()).contains("Nothing was migrated");
        assertThat(again.exitCode()).isZero();

        int management = PackagedJar.freePort();
        Map<String, String> settings = service();
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(PackagedJar.freePort()));
        try (PackagedJar service = PackagedJar.start(folder, settings)) {
            service.awaitReady(management);
            assertThat(service.written()).doesNotContain("Migrating schema");
        }
    }

    @Test
    void two_that_migrate_an_empty_database_at_once_both_end_well_and_it_is_migrated_once() throws Exception {
        try (PackagedJar one = PackagedJar.start(folder, migrator(), "migrate");
                PackagedJar other = PackagedJar.start(folder, migrator(), "migrate")) {
            Ended first = one.awaitEnd();
            Ended second = other.awaitEnd();
            assertThat(first.exitCode()).as(first.output()).isZero();
            assertThat(second.exitCode()).as(second.output()).isZero();
        }
        database.asSuperuser(
                "do $$ begin if (select count(*) <> count(distinct version) from migration.flyway_schema_history where"
                        + " version is not null) then raise 'a migration was applied twice'; end if; end $$");
    }

    @Test
    void a_service_refuses_a_database_that_nobody_migrated_and_says_with_which_command_to() throws Exception {
        Ended refused = PackagedJar.run(folder, service());

        assertThat(refused.exitCode()).isEqualTo(MISCONFIGURED);
        assertThat(refused.output())
                .startsWith("The database is at no version yet and this service needs version ")
                .contains("java -jar quarkus-run.jar migrate")
                .hasLineCount(1);
    }

    @Test
    void a_service_refuses_a_database_of_an_older_version() throws Exception {
        migratedDatabase();
        database.asSuperuser("delete from migration.flyway_schema_history where installed_rank ="
                + " (select max(installed_rank) from migration.flyway_schema_history)");

        Ended refused = PackagedJar.run(folder, service());

        assertThat(refused.exitCode()).isEqualTo(MISCONFIGURED);
        assertThat(refused.output()).contains("and this service needs version", "migrate");
    }

    @Test
    void a_database_of_a_version_that_hid_its_number_from_the_service_is_refused_until_it_is_migrated()
            throws Exception {
        migratedDatabase();
        database.asSuperuser("revoke all on schema migration from imprimatur_reader");

        Ended refused = PackagedJar.run(folder, service());
        assertThat(refused.exitCode()).isEqualTo(MISCONFIGURED);
        assertThat(refused.output()).contains("may not read", "migrate").hasLineCount(1);

        PackagedJar.run(folder, migrator(), "migrate");
        try (Connection app = DriverManager.getConnection(
                        database.jdbcUrl(), "imprimatur_app", of("quarkus.datasource.password"));
                Statement sql = app.createStatement();
                var newest = sql.executeQuery("select max(installed_rank) from migration.flyway_schema_history")) {
            assertThat(newest.next()).isTrue();
            assertThat(newest.getInt(1)).isPositive();
        }
    }

    @Test
    void neither_the_service_nor_the_command_touches_a_database_of_a_newer_version() throws Exception {
        migratedDatabase();
        database.asSuperuser(
                "insert into migration.flyway_schema_history (installed_rank, version, description, type, script,"
                        + " checksum, installed_by, execution_time, success)"
                        + " values (9999, '9999', 'of a later version', 'SQL', 'V9999__of_a_later_version.sql', 1, 'x', 1, true)");
        Map<String, String> migratesAtStart = service();
        migratesAtStart.putAll(migrator());
        migratesAtStart.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "true");

        for (Ended refused : new Ended[] {
            PackagedJar.run(folder, service()),
            PackagedJar.run(folder, migratesAtStart),
            PackagedJar.run(folder, migrator(), "migrate")
        }) {
            assertThat(refused.exitCode()).isEqualTo(MISCONFIGURED);
            assertThat(refused.output())
                    .startsWith("The database is at version 9999 and this is made for version ")
                    .contains("Start the newer version")
                    .hasLineCount(1);
        }
    }

    @Test
    void a_database_that_was_migrated_with_other_text_is_refused_and_the_migration_named() throws Exception {
        migratedDatabase();
        database.asSuperuser("update migration.flyway_schema_history set checksum = checksum + 1 where version = '1'");

        Ended refused = PackagedJar.run(folder, service());

        assertThat(refused.exitCode()).isEqualTo(MISCONFIGURED);
        assertThat(refused.output())
                .contains("other text than this jar holds in V1__")
                .hasLineCount(1);
    }

    @Test
    void an_argument_that_nobody_knows_starts_nothing() throws Exception {
        Ended refused = PackagedJar.run(folder, service(), "migrat");

        assertThat(refused.exitCode()).isEqualTo(USAGE);
        assertThat(refused.output()).contains("\"migrat\"", "with \"migrate\"").hasLineCount(1);
    }

    @Test
    void a_wrong_password_is_said_in_a_sentence_with_an_exit_code_of_its_own() throws Exception {
        Map<String, String> wrong = migrator();
        wrong.put("QUARKUS_FLYWAY_PASSWORD", "not-this-one");

        Ended refused = PackagedJar.run(folder, wrong, "migrate");

        assertThat(refused.exitCode()).isEqualTo(UNAVAILABLE);
        assertThat(refused.output())
                .startsWith("The database could not be asked for its version.")
                .doesNotContain("not-this-one");
    }

    /** What the job has: the address and its own login. */
    private Map<String, String> migrator() {
        return migrator(database);
    }

    private static Map<String, String> migrator(SpareDatabase database) {
        return new HashMap<>(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                database.jdbcUrl(),
                "QUARKUS_FLYWAY_USERNAME",
                "imprimatur_migrator",
                "QUARKUS_FLYWAY_PASSWORD",
                of("quarkus.flyway.password")));
    }

    /** What the service has: everything but the login that migrates. */
    private Map<String, String> service() {
        return new HashMap<>(Map.ofEntries(
                Map.entry("QUARKUS_FLYWAY_MIGRATE_AT_START", "false"),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", "imprimatur_app"),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", of("quarkus.datasource.password")),
                Map.entry("QUARKUS_DATASOURCE_SEQUENCER_JDBC_URL", database.jdbcUrl()),
                Map.entry("QUARKUS_DATASOURCE_SEQUENCER_USERNAME", "imprimatur_sequencer"),
                Map.entry("QUARKUS_DATASOURCE_SEQUENCER_PASSWORD", of("quarkus.datasource.sequencer.password")),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", of("quarkus.oidc.auth-server-url")),
                Map.entry("IMPRIMATUR_AUDIT_MAC_KEY_FILE", of("imprimatur.audit.mac-key-file")),
                Map.entry("IMPRIMATUR_AUDIT_LOG_ORIGIN", of("imprimatur.audit.log-origin")),
                Map.entry("IMPRIMATUR_AUDIT_LOG_KEY_FILE", of("imprimatur.audit.log-key-file")),
                Map.entry("IMPRIMATUR_CONTENT_KEY_FILE", of("imprimatur.content.key-file"))));
    }

    private static String of(String setting) {
        return String.valueOf(given.get(setting));
    }
}
