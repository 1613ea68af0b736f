package org.imprimatur.inspection;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.identity.Actor;
import org.imprimatur.inspection.rules.RulesetVersion;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.jboss.logging.Logger;

/** At the first start, puts the ruleset that this product ships with in force, as an audited act of the product itself. */
@ApplicationScoped
class LoadRuleset {
    private static final Logger LOG = Logger.getLogger(LoadRuleset.class);
    private static final Actor SHIPPED_RULESET = Actor.system("shipped-ruleset");

    private final RulesetVersions versions;
    private final DatabaseClock clock;
    private final EntityManager entityManager;

    LoadRuleset(RulesetVersions versions, DatabaseClock clock, EntityManager entityManager) {
        this.versions = versions;
        this.clock = clock;
        this.entityManager = entityManager;
    }

    /**
     * Does nothing once there is any version, even one that does not verify: a ruleset that was tampered with is not
     * replaced by a start, and neither is one that the office chose.
     */
    @Transactional
    void loadShipped(@Observes StartupEvent start) {
        lock(entityManager);
        WrittenRuleset shipped = WrittenRuleset.shipped();
        if (versions.any()) {
            versions.newest()
                    .filter(inForce -> !inForce.written().text().equals(shipped.text()))
                    .ifPresent(other -> LOG.infof(
                            "Ruleset version %d is in force, which is not the one that this release ships with (%s)",
                            other.version().version(), shipped.rules().version()));
            return;
        }
        versions.record(RulesetVersion.load(shipped, SHIPPED_RULESET, clock.now()));
        LOG.infof(
                "Put the shipped ruleset in force as version 1: %d recognisers",
                shipped.rules().recognisers().size());
    }

    /** One version at a time comes into force, at whichever replica; until the transaction ends. */
    static void lock(EntityManager entityManager) {
        entityManager
                .createNativeQuery("select pg_advisory_xact_lock(hashtext('imprimatur.ruleset'))")
                .getSingleResult();
    }
}
