package org.imprimatur;

import io.quarkus.runtime.Quarkus;
import java.util.Map;

/**
 * A start of the service without anything around it, in which the JVM records for its ahead-of-time cache what a start loads
 * (JEP 514). It cannot serve, whatever the settings say: its addresses lead nowhere, and it ends where it misses the database.
 */
final class TrainingRun {
    private static final String NO_DATABASE = "jdbc:postgresql://127.0.0.1:1/training";

    /** System properties come before every other place of settings. */
    private static final Map<String, String> NOWHERE = Map.ofEntries(
            Map.entry("quarkus.flyway.migrate-at-start", "false"),
            Map.entry("quarkus.datasource.jdbc.url", NO_DATABASE),
            Map.entry("quarkus.datasource.username", "training"),
            Map.entry("quarkus.datasource.sequencer.jdbc.url", NO_DATABASE),
            Map.entry("quarkus.datasource.sequencer.username", "training"),
            Map.entry("quarkus.oidc.auth-server-url", "http://127.0.0.1:1/training"),
            Map.entry("imprimatur.audit.mac-key-file", "training"),
            Map.entry("imprimatur.audit.log-origin", "training"),
            Map.entry("imprimatur.audit.log-key-file", "training"),
            Map.entry("imprimatur.content.key-file", "training"));

    private TrainingRun() {}

    /** Ends the process: with 0 where the database was missed, with another code where the start failed before. */
    static void start() {
        NOWHERE.forEach(System::setProperty);
        Quarkus.run(
                null,
                (exitCode, failure) ->
                        System.exit(failure != null && Outage.caused(failure) ? 0 : StartRefused.FAILED));
    }
}
