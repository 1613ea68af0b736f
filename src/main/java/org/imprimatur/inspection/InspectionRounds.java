package org.imprimatur.inspection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.inspection.worker.WorkersUnavailable;
import org.jboss.logging.Logger;

/**
 * When versions are inspected: as soon as one was received here, and now and then what is left over from before or from another
 * replica; then those that other rules are due for, and then what proposed rules are tried on. As many rounds at a time as versions are inspected at once; whoever finds a version being inspected goes on to the next.
 */
@ApplicationScoped
class InspectionRounds {
    private static final Logger LOG = Logger.getLogger(InspectionRounds.class);
    private static final Set<Action> BEGINS =
            EnumSet.of(Action.ADD_VERSION, Action.REGENERATE_VERSION, Action.ACTIVATE_RULESET, Action.PROPOSE_RULESET);
    private static final int FINISHING_SECONDS = 10;

    private final InspectVersions inspectVersions;
    private final ReinspectVersions reinspectVersions;
    private final TryProposals tryProposals;
    private final ExecutorService threads;
    private final AtomicBoolean asked = new AtomicBoolean();

    InspectionRounds(
            InspectVersions inspectVersions,
            ReinspectVersions reinspectVersions,
            TryProposals tryProposals,
            InspectionConfig config) {
        this.inspectVersions = inspectVersions;
        this.reinspectVersions = reinspectVersions;
        this.tryProposals = tryProposals;
        this.threads = Executors.newFixedThreadPool(config.atOnce(), task -> new Thread(task, "inspection"));
    }

    void whenThereIsMore(@Observes(during = TransactionPhase.AFTER_SUCCESS) AuditEvent event) {
        if (BEGINS.contains(event.action())) {
            begin();
        }
    }

    @Scheduled(every = "{imprimatur.inspection.look-every}")
    void nowAndThen() {
        begin();
    }

    /** A round that has not begun yet will find everything that is there by then. */
    private void begin() {
        if (asked.compareAndSet(false, true)) {
            try {
                threads.execute(this::round);
            } catch (RejectedExecutionException stopping) {
                LOG.debug("The service stops; another takes up what waits", stopping);
            }
        }
    }

    private void round() {
        asked.set(false);
        try {
            inspectVersions.inspectAll();
            if (reinspectVersions.inspectSome() || tryProposals.trySome()) {
                begin();
            }
        } catch (WorkersUnavailable unavailable) {
            LOG.debug("Nobody can take files apart now; they are at the next round", unavailable);
        } catch (SQLException | RuntimeException failure) {
            LOG.error("Versions could not be looked for; they are at the next round", failure);
        }
    }

    /** A version whose inspection does not end in time is resumed by whoever finds it. */
    void stop(@Observes @Priority(InspectionWorkers.STOPS - 1) ShutdownEvent event) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(FINISHING_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("An inspection did not end in time; it will be taken up again");
            threads.shutdownNow();
        }
    }
}
