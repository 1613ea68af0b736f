package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/**
 * The one clock that decides: the database's. Call it after the aggregate's lock is held: {@code select … for update}
 * evaluates its own {@code clock_timestamp()} before it waits.
 */
@ApplicationScoped
public class DatabaseClock {
    private final EntityManager entityManager;

    DatabaseClock(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Now, in microseconds; a statement of its own in the current transaction. */
    public Instant now() {
        return (Instant) entityManager
                .createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
    }
}
