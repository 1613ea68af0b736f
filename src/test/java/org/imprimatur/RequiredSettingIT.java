package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.imprimatur.testing.PackagedJar;
import org.imprimatur.testing.PackagedJar.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged service, started with settings that are not enough. */
class RequiredSettingIT {
    private static final int MISCONFIGURED = 78;
    /** Nothing listens there; a start that gets so far fails at once. */
    private static final Map<String, String> COMPLETE = Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/imprimatur",
            "QUARKUS_DATASOURCE_USERNAME", "imprimatur_app",
            "QUARKUS_DATASOURCE_SEQUENCER_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/imprimatur",
            "QUARKUS_DATASOURCE_SEQUENCER_USERNAME", "imprimatur_sequencer",
            "QUARKUS_FLYWAY_USERNAME", "imprimatur_migrator",
            "QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:1/nobody",
            "IMPRIMATUR_AUDIT_MAC_KEY_FILE", "audit.key",
            "IMPRIMATUR_AUDIT_LOG_ORIGIN", "imprimatur.example/log",
            "IMPRIMATUR_AUDIT_LOG_KEY_FILE", "log.key",
            "IMPRIMATUR_CONTENT_KEY_FILE", "content.key");

    @TempDir
    Path folder;

    @Test
    void a_start_without_any_setting_names_all_that_are_missing_and_opens_nothing() throws Exception {
        Ended ended = start(Map.of());

        assertThat(ended.exitCode()).isEqualTo(MISCONFIGURED);
        assertThat(ended.output().lines().filter(line -> line.startsWith("The setting ")))
                .hasSize(COMPLETE.size())
                .allMatch(line -> line.contains(" is missing. Set it to "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QUARKUS_DATASOURCE_JDBC_URL",
                "QUARKUS_DATASOURCE_SEQUENCER_USERNAME",
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                "IMPRIMATUR_AUDIT_MAC_KEY_FILE",
                "IMPRIMATUR_AUDIT_LOG_KEY_FILE",
                "IMPRIMATUR_CONTENT_KEY_FILE"
            })
    void a_missing_setting_stops_the_start_with_a_sentence_that_says_what_to_do(String missing) throws Exception {
        var environment = new HashMap<>(COMPLETE);
        environment.remove(missing);

        Ended ended = start(environment);

        assertThat(ended.exitCode()).isEqualTo(MISCONFIGURED);
        assertThat(ended.output().lines().filter(line -> line.startsWith("The setting ")))
                .singleElement()
                .asString()
                .contains("environment variable " + missing, "is missing. Set it to ");
    }

    @Test
    void a_file_beside_the_service_is_a_place_for_settings_too() throws Exception {
        var environment = new HashMap<>(COMPLETE);
        environment.remove("IMPRIMATUR_CONTENT_KEY_FILE");
        environment.remove("IMPRIMATUR_AUDIT_MAC_KEY_FILE");
        Files.writeString(
                Files.createDirectories(folder.resolve("config")).resolve("application.properties"),
                "imprimatur.content.key-file=content.key\n");

        assertThat(start(environment).output())
                .contains("imprimatur.audit.mac-key-file")
                .doesNotContain("imprimatur.content.key-file");
    }

    @Test
    void a_service_that_does_not_migrate_needs_no_login_that_could() throws Exception {
        var environment = new HashMap<>(COMPLETE);
        environment.remove("QUARKUS_FLYWAY_USERNAME");
        environment.remove("IMPRIMATUR_CONTENT_KEY_FILE");
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");

        assertThat(start(environment).output())
                .contains("imprimatur.content.key-file")
                .doesNotContain("quarkus.flyway.username");
    }

    @Test
    void a_service_that_people_sign_in_to_with_a_browser_names_what_that_needs() throws Exception {
        var environment = new HashMap<>(COMPLETE);
        environment.put("IMPRIMATUR_SESSION_CLIENT_ID", "imprimatur");

        Ended ended = start(environment);

        assertThat(ended.exitCode()).isEqualTo(MISCONFIGURED);
        assertThat(ended.output().lines().filter(line -> line.startsWith("The setting ")))
                .hasSize(3)
                .anyMatch(line -> line.contains("IMPRIMATUR_SESSION_CLIENT_SECRET"))
                .anyMatch(line -> line.contains("IMPRIMATUR_SESSION_KEY_FILE"))
                .anyMatch(line -> line.contains("IMPRIMATUR_HTTP_PUBLIC_ADDRESS"));
    }

    @Test
    void the_command_that_migrates_asks_for_the_database_and_its_own_login_only() throws Exception {
        Ended ended = PackagedJar.run(folder, Map.of(), "migrate");

        assertThat(ended.exitCode()).isEqualTo(MISCONFIGURED);
        assertThat(ended.output().lines().filter(line -> line.startsWith("The setting ")))
                .hasSize(2)
                .anyMatch(line -> line.contains("environment variable QUARKUS_DATASOURCE_JDBC_URL"))
                .anyMatch(line -> line.contains("environment variable QUARKUS_FLYWAY_USERNAME"));
    }

    private Ended start(Map<String, String> settings) throws IOException, InterruptedException {
        return PackagedJar.run(folder, settings);
    }
}
