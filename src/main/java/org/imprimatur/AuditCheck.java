package org.imprimatur;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.audit.CheckRecord;
import org.jboss.logging.Logger;

/**
 * The command that verifies the record in the database, beside the services that run on it. It opens no port, integrates, sweeps and
 * schedules nothing, and the database lets it write nothing.
 */
public final class AuditCheck implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(AuditCheck.class);
    private static final int FOUND = 1;
    private static final int NOT_CHECKED = 2;

    /** System properties come before every other place of settings. */
    private static final Map<String, String> ASIDE = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "quarkus.scheduler.enabled", "false",
            "quarkus.banner.enabled", "false",
            "quarkus.log.level", "ERROR",
            "quarkus.log.category.\"org.imprimatur.audit\".level", "OFF",
            "quarkus.datasource.jdbc.additional-jdbc-properties.options", "-c default_transaction_read_only=on",
            "quarkus.datasource.sequencer.jdbc.additional-jdbc-properties.options",
                    "-c default_transaction_read_only=on",
            "imprimatur.audit.integration-interval", "P1D",
            "imprimatur.audit.verification-interval", "P1D");

    private final CheckRecord record;

    AuditCheck(CheckRecord record) {
        this.record = record;
    }

    /** Ends the process: 0 where everything is as it must be, 1 where something is wrong, 2 where it could not be checked. */
    static void start() {
        ASIDE.forEach(System::setProperty);
        Quarkus.run(AuditCheck.class, (exitCode, failure) -> {
            if (failure != null) {
                System.err.println(
                        "The record could not be checked: the service's parts do not start with these settings ("
                                + failure.getClass().getSimpleName()
                                + "). Start the service with them to be told why.");
            }
            System.exit(failure != null ? NOT_CHECKED : exitCode);
        });
    }

    @Override
    public int run(String... arguments) {
        CheckRecord.Checked checked;
        try {
            checked = record.check();
        } catch (SQLException | RuntimeException failure) {
            LOG.error("The record could not be read", failure);
            return NOT_CHECKED;
        }
        checked.findings().forEach(finding -> System.out.println("WRONG: " + finding));
        System.out.println(String.format(
                Locale.ROOT,
                checked.findings().isEmpty()
                        ? "SOUND: %,d entries, the tree over them, its heads and signatures, and every row that they vouch for"
                        : "%,d entries were looked at; what is wrong stands above",
                checked.entries()));
        return checked.findings().isEmpty() ? 0 : FOUND;
    }
}
