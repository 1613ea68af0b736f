package org.imprimatur.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Gives each entry its place in the log, shortly after its transaction became visible. Any replica may do it; one at a
 * time does. Safety does not rest on the lock: {@code prev_size unique} lets nobody extend a head twice.
 */
@ApplicationScoped
class Integration {
    private static final Logger LOG = Logger.getLogger(Integration.class);

    private final AgroalDataSource sequencer;
    private final AuditConfig config;
    private final LogExtension extension;
    private final KeptHead head;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "audit-integration"));
    private volatile double oldestWaitingSeconds;
    private boolean failing;

    Integration(
            @DataSource("sequencer") AgroalDataSource sequencer,
            AuditConfig config,
            LogExtension extension,
            KeptHead head) {
        this.sequencer = sequencer;
        this.config = config;
        this.extension = extension;
        this.head = head;
    }

    void start(@Observes StartupEvent event) {
        long pause = config.integrationInterval().toMillis();
        thread.scheduleWithFixedDelay(this::integrate, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("The integration of audit entries did not stop in time; what it had begun is rolled back");
        }
    }

    /** One pass, until nothing visible is left; a failure is logged once and tried again at the next beat. */
    private void integrate() {
        try {
            while (step() == config.integrationBatch()) {
                LOG.debug("a full batch of entries was integrated; going on");
            }
            if (failing) {
                failing = false;
                LOG.info("audit.integration.resumed");
            }
        } catch (SQLException | RuntimeException failure) {
            if (!failing) {
                failing = true;
                LOG.error("audit.integration.failing: releases stop when this goes on", failure);
            }
        }
    }

    /** How long the oldest entry had waited for its place after the last step; 0 when none waited. */
    double oldestWaitingSeconds() {
        return oldestWaitingSeconds;
    }

    private static double oldestWaitingSeconds(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select coalesce(extract(epoch from clock_timestamp() -"
                        + " min(inserted_at)), 0) from audit.waiting()")) {
            answer.next();
            return answer.getDouble(1);
        }
    }

    private int step() throws SQLException {
        try (Connection connection = sequencer.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                int integrated = extension.extend(connection, config.integrationBatch());
                connection.commit();
                head.follow(connection);
                oldestWaitingSeconds = oldestWaitingSeconds(connection);
                connection.commit();
                return integrated;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }
}
