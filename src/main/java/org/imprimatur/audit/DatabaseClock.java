package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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
        long microseconds = ((Number) entityManager
                        .createNativeQuery("select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)")
                        .getSingleResult())
                .longValue();
        return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
    }
}
