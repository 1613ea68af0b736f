package org.imprimatur.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imprimatur.audit.rules.tlog.Checkpoint;
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
    private final CheckpointSigning signing;
    private final KeptHead head;
    private final IntegrationWatch watch;
    private final PublishedLog published;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "audit-integration"));
    private final AtomicBoolean soon = new AtomicBoolean();
    private boolean failing;

    Integration(
            @DataSource("sequencer") AgroalDataSource sequencer,
            AuditConfig config,
            LogExtension extension,
            CheckpointSigning signing,
            KeptHead head,
            IntegrationWatch watch,
            PublishedLog published) {
        this.sequencer = sequencer;
        this.config = config;
        this.extension = extension;
        this.signing = signing;
        this.head = head;
        this.watch = watch;
        this.published = published;
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

    /** Has a pass taken before the next beat, for whoever waits for a proof. */
    void soon() {
        if (soon.compareAndSet(false, true)) {
            thread.execute(() -> {
                soon.set(false);
                integrate();
            });
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
            watch.lead(false);
            if (!failing) {
                failing = true;
                LOG.error("audit.integration.failing: releases stop when this goes on", failure);
            }
        }
    }

    /** Append and commit; take in and keep; sign: a crash between two of these leaves a state from which the next step goes on. */
    private int step() throws SQLException {
        try (Connection connection = sequencer.getConnection()) {
            connection.setAutoCommit(false);
            LogExtension.Step extended = committed(connection, Connection.TRANSACTION_REPEATABLE_READ, this::append);
            committed(connection, Connection.TRANSACTION_REPEATABLE_READ, each -> {
                head.follow(each);
                return true;
            });
            committed(connection, Connection.TRANSACTION_READ_COMMITTED, each -> {
                if (Leadership.take(each)) {
                    Optional<Checkpoint> signed = signing.sign(each);
                    if (signed.isPresent()) {
                        watch.merged(each, extended.waitingSince());
                        published.follow(each, signed.get());
                    }
                }
                watch.look(each);
                return true;
            });
            return extended.seen();
        }
    }

    private LogExtension.Step append(Connection connection) throws SQLException {
        boolean leads = Leadership.take(connection);
        watch.lead(leads);
        if (!leads) {
            return new LogExtension.Step(0, List.of());
        }
        LogExtension.Step step = extension.extend(connection, config.integrationBatch());
        signing.record(connection);
        return step;
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private static <T> T committed(Connection connection, int isolation, Work<T> work) throws SQLException {
        connection.setTransactionIsolation(isolation);
        try {
            T done = work.in(connection);
            connection.commit();
            return done;
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        }
    }
}
