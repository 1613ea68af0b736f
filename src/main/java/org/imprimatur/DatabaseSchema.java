package org.imprimatur;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The schema in the database, beside the migrations in this jar. Stands apart from the service: a job migrates with a login that
 * the service does not have, and the service refuses a schema that it was not made for before it has opened anything.
 */
final class DatabaseSchema {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String ADDRESS = "quarkus.datasource.jdbc.url";
    private static final String DRIVER_PROPERTIES = "quarkus.datasource.jdbc.additional-jdbc-properties.";

    private final Flyway flyway;

    private DatabaseSchema(FluentConfiguration flyway) {
        this.flyway = flyway.load();
    }

    /** With the login that migrates; there it acts as the owner. */
    static DatabaseSchema asMigrator(Config config) throws StartRefused {
        return new DatabaseSchema(
                flyway(config, "quarkus.flyway").initSql(config.getValue("quarkus.flyway.init-sql", String.class)));
    }

    /** With the login of the service, which may read at which version the schema is, and nothing more of it. */
    static DatabaseSchema asService(Config config) throws StartRefused {
        return new DatabaseSchema(flyway(config, "quarkus.datasource"));
    }

    private static FluentConfiguration flyway(Config config, String login) throws StartRefused {
        return Flyway.configure(Thread.currentThread().getContextClassLoader())
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .defaultSchema(config.getValue("quarkus.flyway.default-schema", String.class))
                .createSchemas(config.getValue("quarkus.flyway.create-schemas", Boolean.class))
                .dataSource(dataSource(config, login));
    }

    private static PGSimpleDataSource dataSource(Config config, String login) throws StartRefused {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(config.getValue(ADDRESS, String.class));
            source.setUser(config.getValue(login + ".username", String.class));
            config.getOptionalValue(login + ".password", String.class).ifPresent(source::setPassword);
            for (String name : config.getPropertyNames()) {
                if (name.startsWith(DRIVER_PROPERTIES)) {
                    source.setProperty(
                            name.substring(DRIVER_PROPERTIES.length()).replace("\"", ""),
                            config.getValue(name, String.class));
                }
            }
            return source;
        } catch (SQLException | IllegalArgumentException e) {
            throw new StartRefused(
                    StartRefused.MISCONFIGURED,
                    "The setting " + ADDRESS + ", or one that begins with " + DRIVER_PROPERTIES
                            + ", is not understood (" + e.getMessage()
                            + "). Set the address like jdbc:postgresql://HOST/imprimatur.");
        }
    }

    /**
     * Brings the schema to this jar's version; does nothing where it is there already. Several at once wait for each other.
     *
     * @return a sentence that says what was done
     */
    String migrate() throws StartRefused {
        MigrationInfoService before;
        try {
            before = flyway.info();
        } catch (FlywayException e) {
            throw unavailable(e);
        }
        refuseUnknown(before);
        try {
            // The connection stands; what fails from here on is a migration.
            int applied = flyway.migrate().migrationsExecuted;
            return applied == 0
                    ? "The database is at version " + needed(before) + ", as it should be. Nothing was migrated."
                    : "The database was migrated from " + version(before) + " to version " + needed(before) + ".";
        } catch (FlywayException e) {
            throw new StartRefused(
                    StartRefused.FAILED,
                    "The database was not migrated to version " + needed(before)
                            + "; what the failed migration did is rolled back. " + e.getMessage());
        }
    }

    /**
     * Refuses a schema that is not exactly the one that this jar's migrations make.
     *
     * @param migratesAtStart whether the service brings what is missing itself
     */
    void refuseOtherVersion(boolean migratesAtStart) throws StartRefused {
        MigrationInfoService migrations;
        try {
            migrations = flyway.info();
        } catch (FlywayException e) {
            if (!mayNotBeAsked(e)) {
                throw unavailable(e);
            }
            // Versions before this check did not let the service look; migrating does.
            if (!migratesAtStart) {
                throw older("a version that this login may not read");
            }
            return;
        }
        refuseUnknown(migrations);
        if (migrations.pending().length > 0 && !migratesAtStart) {
            throw older(version(migrations) + " and this service needs version " + needed(migrations));
        }
    }

    private static StartRefused older(String version) {
        return new StartRefused(
                StartRefused.MISCONFIGURED,
                "The database is at " + version + ". Migrate it first, with the same jar and the login"
                        + " imprimatur_migrator: java -jar quarkus-run.jar migrate");
    }

    /** What a newer jar, or a changed one, did to the database: neither migrating nor serving goes on from there. */
    private static void refuseUnknown(MigrationInfoService migrations) throws StartRefused {
        List<MigrationInfo> unknown = Stream.of(migrations.all())
                .filter(each -> each.getState().isApplied() && !each.getState().isResolved())
                .toList();
        if (!unknown.isEmpty()) {
            throw new StartRefused(
                    StartRefused.MISCONFIGURED,
                    "The database is at " + version(migrations) + " and this is made for version " + needed(migrations)
                            + ". Start the newer version of Imprimatur that migrated it; a database is never taken back.");
        }
        List<String> changed = Stream.of(migrations.all())
                .filter(each -> each.getState().isApplied() && !each.isChecksumMatching())
                .map(MigrationInfo::getScript)
                .toList();
        if (!changed.isEmpty()) {
            throw new StartRefused(
                    StartRefused.MISCONFIGURED,
                    "The database was migrated with other text than this jar holds in " + String.join(", ", changed)
                            + ". Start the version of Imprimatur that migrated it.");
        }
    }

    private static boolean mayNotBeAsked(FlywayException e) {
        SQLException sql = Outage.sqlException(e);
        return sql != null && INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState());
    }

    private static StartRefused unavailable(FlywayException e) {
        return new StartRefused(
                StartRefused.UNAVAILABLE,
                "The database could not be asked for its version. Check " + ADDRESS
                        + ", and the login with its password. " + e.getMessage());
    }

    private static String version(MigrationInfoService migrations) {
        return Optional.ofNullable(migrations.current())
                .map(current -> "version " + current.getVersion())
                .orElse("no version yet");
    }

    private static String needed(MigrationInfoService migrations) {
        return Stream.of(migrations.all())
                .filter(each -> each.isVersioned() && each.getState().isResolved())
                .reduce((earlier, later) -> later)
                .map(last -> last.getVersion().toString())
                .orElseThrow();
    }
}
