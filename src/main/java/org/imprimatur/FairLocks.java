package org.imprimatur;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Locks on one thing that whoever changes it takes for itself alone, and whoever relies on it shares (decision 0048). PostgreSQL gives
 * them in the order in which they were asked for: a recall that waits is overtaken by no use of a permit. Locks on rows do not: who shares one
 * passes by who waits for it alone. Held until the transaction ends; takes what it guards in the order version, release.
 *
 * <p>What is read by the statement that takes a lock is older than the lock: read afterwards. To change one of these rows without the lock
 * takes it too, by a trigger of the table ({@code V33__fair_locks.sql}).
 */
@ApplicationScoped
public class FairLocks {
    private final EntityManager entityManager;

    FairLocks(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** What is locked, as the triggers call it. */
    public enum On {
        /** A version of a document, with every request about it. */
        VERSION,
        /** A release. */
        RELEASE
    }

    /** Waits until nobody else holds it, or shares it. */
    public void alone(On on, UUID id) {
        entityManager()
                .createNativeQuery("select pg_advisory_xact_lock(" + key(on, ":id") + ")")
                .setParameter("id", id)
                .getSingleResult();
    }

    /** The same of several, in the order of their ids as PostgreSQL orders them. */
    public void alone(On on, Collection<UUID> ids) {
        entityManager()
                .createNativeQuery("select count(pg_advisory_xact_lock(" + key(on, "those.id") + "))"
                        + " from (select id from unnest(cast(:ids as uuid[])) id order by id offset 0) those")
                .setParameter("ids", ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .getSingleResult();
    }

    /** Shares a version and a release of it with others who do; waits for whoever has or wants one of them alone. */
    public void shared(UUID version, UUID release) {
        entityManager()
                .createNativeQuery("select pg_advisory_xact_lock_shared(" + key(On.VERSION, ":version")
                        + "), pg_advisory_xact_lock_shared(" + key(On.RELEASE, ":release") + ")")
                .setParameter("version", version)
                .setParameter("release", release)
                .getSingleResult();
    }

    /** What is locked, in SQL: as the triggers say it. */
    private static String key(On on, String id) {
        return "hashtextextended('imprimatur." + on + ":' || cast(" + id + " as text), 0)";
    }

    private EntityManager entityManager() {
        if (!QuarkusTransaction.isActive()) {
            throw new IllegalStateException("a lock lasts as long as a transaction; there is none");
        }
        return entityManager;
    }
}
