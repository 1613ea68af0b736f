package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Whether entries get their place in the log. While they do not, releases and protected reads stop; suspending goes on. */
@Readiness
@ApplicationScoped
public class AuditHealth implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(AuditHealth.class);

    /** A condition behind {@link WaitingEntries#WITH}; to be formatted with the placeholder for the age in seconds. */
    static final String NOTHING_WAITS = "(not exists (select from waiting where inserted_at < clock_timestamp() -"
            + " make_interval(secs => (select cast(%s as double precision))))"
            + " and not exists (select from audit.leaf where log_index = (select max(log_index) from"
            + " audit.leaf) and at > clock_timestamp() + interval '10 seconds')"
            // Behind a mark that lies ahead nothing would ever wait.
            + " and not exists (select from head where is_of_here and low_xid > pg_snapshot_xmax(pg_current_snapshot())))";

    private final EntityManager entityManager;
    private final AuditConfig config;

    private final KeptHead head;
    private final RecordVerification verification;

    AuditHealth(EntityManager entityManager, AuditConfig config, KeptHead head, RecordVerification verification) {
        this.entityManager = entityManager;
        this.config = config;
        this.head = head;
        this.verification = verification;
    }

    /**
     * False when an entry has waited for its place longer than {@code imprimatur.audit.stale-after}; when the log in the database
     * is not the one that was there before; when its low-water mark lies ahead of every transaction, so that nothing would seem
     * to wait; and when the database's clock stands before the newest entry. An entry that
     * somebody forged never gets a place, so a forgery stops releases too.
     */
    public boolean isIntegrated() {
        return isNothingContradicted() && nothingWaits();
    }

    /** The part of {@link #isIntegrated} that the database is not asked for. */
    boolean isNothingContradicted() {
        return !head.isContradicted() && verification.isLogSound();
    }

    private boolean nothingWaits() {
        return (Boolean) entityManager
                .createNativeQuery(WaitingEntries.WITH + "select " + NOTHING_WAITS.formatted(":age"))
                .setParameter("age", (double) config.staleAfter().toSeconds())
                .getSingleResult();
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("audit is being integrated");
        try {
            return answer.status(isIntegrated()).build();
        } catch (RuntimeException failure) {
            LOG.debug("nobody knows whether entries are being integrated", failure);
            return answer.down().build();
        }
    }
}
