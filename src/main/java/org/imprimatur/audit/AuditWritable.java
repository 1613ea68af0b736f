package org.imprimatur.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Whether an entry could be written now: one is inserted and rolled back. While none can, every act fails. */
@Readiness
@ApplicationScoped
class AuditWritable implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(AuditWritable.class);

    private final EntityManager entityManager;

    AuditWritable(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("audit can be written")
                .status(isWritable())
                .build();
    }

    private boolean isWritable() {
        try {
            QuarkusTransaction.begin();
            try {
                entityManager
                        .createNativeQuery("set local statement_timeout = '2s'")
                        .executeUpdate();
                entityManager
                        .createNativeQuery("insert into audit.entry (entry_id, key_id, mac, body)"
                                + " values (:id, 0, cast(repeat('x', 32) as bytea), cast('{}' as bytea))")
                        .setParameter("id", UUID.randomUUID())
                        .executeUpdate();
                return true;
            } finally {
                QuarkusTransaction.rollback();
            }
        } catch (RuntimeException failure) {
            LOG.debug("no entry can be written", failure);
            return false;
        }
    }
}
