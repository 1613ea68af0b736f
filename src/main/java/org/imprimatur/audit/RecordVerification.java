package org.imprimatur.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.imprimatur.audit.rules.tlog.Tile;
import org.jboss.logging.Logger;

/**
 * Goes through the whole record again and again, a little at a time: first the log and its tree, then the private texts, then every
 * attested row. What it finds is
 * reported as {@code audit.forgery.detected}, once each; a log that is not what it was stops releases and protected reads,
 * a row that is not what its entry says counts for nothing by itself.
 */
@ApplicationScoped
class RecordVerification {
    private static final Logger LOG = Logger.getLogger(RecordVerification.class);

    private final AgroalDataSource database;
    private final EntityManager entityManager;
    private final AuditConfig config;
    private final LogVerification log;
    private final PlaceVerification places;
    private final TreeVerification tree;
    private final DetailVerification details;
    private final RowVerification rows;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "audit-verification"));

    // Of the round that is being taken; guarded by this.
    private LogVerification.Walk entries;
    private PlaceVerification.Walk waiting = PlaceVerification.Walk.BEGINNING;
    private TreeVerification.Walk tiles = TreeVerification.Walk.BEGINNING;
    private DetailVerification.Walk texts = DetailVerification.Walk.BEGINNING;
    private RowVerification.Walk table = RowVerification.Walk.BEGINNING;
    private Set<String> found = new TreeSet<>();
    private boolean sound = true;
    private boolean failing;

    private volatile Set<String> findings = Set.of();
    private volatile boolean logIsSound = true;

    RecordVerification(
            AgroalDataSource database,
            EntityManager entityManager,
            AuditConfig config,
            LogVerification log,
            PlaceVerification places,
            TreeVerification tree,
            DetailVerification details,
            RowVerification rows) {
        this.database = database;
        this.entityManager = entityManager;
        this.config = config;
        this.log = log;
        this.places = places;
        this.tree = tree;
        this.details = details;
        this.rows = rows;
        this.entries = log.begin();
    }

    void start(@Observes StartupEvent event) {
        long pause = config.verificationInterval().toMillis();
        thread.scheduleWithFixedDelay(this::next, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("The verification of the record did not stop in time; it only reads");
        }
    }

    /** What is wrong now: places, kinds and ids. */
    Set<String> findings() {
        return findings;
    }

    /** False while the log itself is not what its entries say. */
    boolean isLogSound() {
        return logIsSound;
    }

    /** A whole round at once, for whoever cannot wait; answers what is wrong. */
    synchronized Set<String> verifyEverything() {
        begin();
        while (!step()) {
            LOG.debug("a step of the verification was taken; going on");
        }
        return findings;
    }

    private void next() {
        try {
            step();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                failing = true;
                LOG.error("audit.verification.failing: the record is not being verified", failure);
            }
        }
    }

    /** Answers whether it ended a round. */
    private synchronized boolean step() {
        if (!entries.isFinished()) {
            entries = ofTheLog(connection -> log.step(connection, entries, config.verificationBatch(), this::report));
            return false;
        }
        if (!waiting.isFinished()) {
            waiting =
                    ofTheLog(connection -> places.step(connection, waiting, config.verificationBatch(), this::report));
            return false;
        }
        if (!tiles.isFinished()) {
            int some = Math.max(1, config.verificationBatch() / Tile.FULL);
            tiles = ofTheLog(connection -> tree.step(connection, tiles, some, this::report));
            return false;
        }
        if (!texts.isFinished()) {
            texts = inOneState(connection -> details.step(connection, texts, config.verificationBatch(), this::report));
            return false;
        }
        if (!rows.isFinished(table)) {
            table = QuarkusTransaction.requiringNew().call(() -> {
                entityManager
                        .createNativeQuery("set transaction isolation level repeatable read, read only")
                        .executeUpdate();
                return rows.step(table, config.verificationBatch(), this::report);
            });
            return false;
        }
        findings = Set.copyOf(found);
        logIsSound = sound;
        begin();
        return true;
    }

    private void begin() {
        entries = log.begin();
        waiting = PlaceVerification.Walk.BEGINNING;
        tiles = TreeVerification.Walk.BEGINNING;
        texts = DetailVerification.Walk.BEGINNING;
        table = RowVerification.Walk.BEGINNING;
        found = new TreeSet<>();
        sound = true;
    }

    /** What is wrong with the log itself stops releases at once. */
    private <W> W ofTheLog(Step<W> step) {
        int before = found.size();
        W walk = inOneState(step);
        sound &= before == found.size();
        logIsSound &= sound;
        return walk;
    }

    private interface Step<W> {
        W in(Connection connection) throws SQLException;
    }

    private <W> W inOneState(Step<W> step) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return step.in(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the log cannot be read", failure);
        }
    }

    private void report(String finding) {
        if (found.add(finding) && !findings.contains(finding)) {
            LOG.errorf("audit.forgery.detected: %s", finding);
        }
    }
}
