package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether entries get their place in the log. While they do not, releases and protected reads stop; suspending goes on. */
@Readiness
@ApplicationScoped
public class AuditHealth implements HealthCheck {
    private final EntityManager entityManager;
    private final AuditConfig config;

    AuditHealth(EntityManager entityManager, AuditConfig config) {
        this.entityManager = entityManager;
        this.config = config;
    }

    /**
     * False when an entry has waited for its place longer than {@code imprimatur.audit.stale-after}. An entry that somebody
     * forged never gets a place, so a forgery stops releases too.
     */
    public boolean isIntegrated() {
        return (Boolean) entityManager
                .createNativeQuery(
                        "select not exists (select from audit.entry e where xid >= coalesce((select low_xid from"
                                + " audit.integration order by tree_size desc limit 1), '0'::xid8)"
                                + " and inserted_at < clock_timestamp() - make_interval(secs => :age)"
                                + " and not exists (select from audit.leaf l where l.entry_seq = e.entry_seq))",
                        Boolean.class)
                .setParameter("age", (double) config.staleAfter().toSeconds())
                .getSingleResult();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("audit is being integrated")
                .status(isIntegrated())
                .build();
    }
}
