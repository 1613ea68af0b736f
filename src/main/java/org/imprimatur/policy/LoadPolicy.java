package org.imprimatur.policy;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.identity.Actor;
import org.imprimatur.policy.rules.Policy;
import org.imprimatur.policy.rules.PolicyVersion;
import org.jboss.logging.Logger;

/** At the first start, puts the policy that this product ships with in force, as an audited act of the product itself. */
@ApplicationScoped
class LoadPolicy {
    private static final Logger LOG = Logger.getLogger(LoadPolicy.class);
    private static final Actor SHIPPED_POLICY = Actor.system("shipped-policy");

    private final PolicyVersions versions;
    private final DatabaseClock clock;
    private final EntityManager entityManager;

    LoadPolicy(PolicyVersions versions, DatabaseClock clock, EntityManager entityManager) {
        this.versions = versions;
        this.clock = clock;
        this.entityManager = entityManager;
    }

    /**
     * Does nothing once there is any version, even one that does not verify: a policy that was tampered with is not
     * replaced by a start.
     */
    @Transactional
    void loadShipped(@Observes StartupEvent start) {
        // Replicas that start together load one version, not two.
        entityManager
                .createNativeQuery("select pg_advisory_xact_lock(hashtext('imprimatur.policy'))")
                .getSingleResult();
        if (versions.any()) {
            return;
        }
        String text = PolicyFile.shippedText();
        Policy policy = PolicyFile.read(text, 1);
        versions.record(PolicyVersion.load(SHIPPED_POLICY, clock.now(), policy, text));
        LOG.infof(
                "Put the shipped policy in force as version 1: %d rules",
                policy.rules().size());
    }
}
