package org.imprimatur;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** What the service cannot start without: the setting's name, and what whoever installs it has to do. */
enum RequiredSetting {
    DATABASE(
            "quarkus.datasource.jdbc.url",
            "Set it to the database's address, for example jdbc:postgresql://HOST/imprimatur; its roles are made by"
                    + " deploy/database/roles.sql."),
    DATABASE_USER("quarkus.datasource.username", "Set it to the login of the service, imprimatur_app."),
    SEQUENCER_DATABASE(
            "quarkus.datasource.sequencer.jdbc.url",
            "Set it to the same database's address: the login that integrates audit entries connects there."),
    SEQUENCER_USER(
            "quarkus.datasource.sequencer.username",
            "Set it to the login that integrates audit entries, imprimatur_sequencer."),
    MIGRATOR("quarkus.flyway.username", "Set it to the login that migrates the database, imprimatur_migrator."),
    IDENTITY_PROVIDER(
            "quarkus.oidc.auth-server-url",
            "Set it to the issuer of your OpenID Connect provider: nobody can sign in without one."),
    AUDIT_KEYS(
            "imprimatur.audit.mac-key-file",
            "Set it to a file outside the database that only this process may read, made with: openssl rand -hex 32"),
    LOG_ORIGIN(
            "imprimatur.audit.log-origin",
            "Set it to what the audit log is called for ever, for example imprimatur.agency.example/log."),
    LOG_KEY(
            "imprimatur.audit.log-key-file",
            "Set it to a file outside the database that only this process may read, made with: openssl genpkey -algorithm"
                    + " ed25519 -out log.key && openssl pkey -in log.key -pubout >> log.key"),
    CONTENT_KEY(
            "imprimatur.content.key-file",
            "Set it to a file outside the database that only this process may read, made with: openssl rand -hex 32"),
    SESSION_SECRET(
            "imprimatur.session.client-secret",
            "With imprimatur.session.client-id: set it to the secret of that client at the identity provider."),
    SESSION_KEY(
            "imprimatur.session.key-file",
            "With imprimatur.session.client-id: set it to a file that only this process may read, made with: openssl rand -hex"
                    + " 32"),
    PUBLIC_ADDRESS(
            "imprimatur.http.public-address",
            "With imprimatur.session.client-id: set it to where people reach the service, for example"
                    + " https://imprimatur.agency.example.");

    private static final String SESSIONS = "imprimatur.session.client-id";

    private final String key;
    private final String advice;

    RequiredSetting(String key, String advice) {
        this.key = key;
        this.advice = advice;
    }

    /** @throws StartRefused when something is missing that the command needs: all of it named at once */
    static void refuseMissing(Command command, Config config) throws StartRefused {
        List<RequiredSetting> missing = missingFor(command, config);
        if (!missing.isEmpty()) {
            throw new StartRefused(StartRefused.MISCONFIGURED, explanation(missing));
        }
    }

    private static List<RequiredSetting> missingFor(Command command, Config config) {
        return Stream.of(values())
                .filter(setting -> setting.isNeeded(command, config))
                .filter(setting -> config.getOptionalValue(setting.key, String.class)
                        .map(String::isBlank)
                        .orElse(true))
                .toList();
    }

    private boolean isNeeded(Command command, Config config) {
        return switch (command) {
            case SERVE, AUDIT_CHECK -> isNeededToServe(config);
            case MIGRATE -> isNeededToMigrate();
            case INSPECT, VERIFY, TRAIN -> false;
        };
    }

    private boolean isNeededToServe(Config config) {
        return switch (this) {
            // A service whose database is migrated by a job of its own holds no login that could.
            case MIGRATOR -> migratesAtStart(config);
            case SESSION_SECRET, SESSION_KEY, PUBLIC_ADDRESS ->
                config.getOptionalValue(SESSIONS, String.class).isPresent();
            default -> true;
        };
    }

    /** Whether the command that migrates cannot do without it either. */
    boolean isNeededToMigrate() {
        return this == DATABASE || this == MIGRATOR;
    }

    /** Whether the service brings the database to its version itself when it starts. */
    static boolean migratesAtStart(Config config) {
        return config.getOptionalValue("quarkus.flyway.migrate-at-start", Boolean.class)
                .orElse(false);
    }

    /** One paragraph a setting. */
    private static String explanation(List<RequiredSetting> missing) {
        return missing.stream()
                .map(setting -> "%nThe setting %s (environment variable %s) is missing. %s"
                        .formatted(setting.key, setting.variable(), setting.advice))
                .collect(Collectors.joining("", "Imprimatur cannot start.", ""));
    }

    String key() {
        return key;
    }

    String advice() {
        return advice;
    }

    private String variable() {
        return key.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
