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
    private final Eras eras;
    private final NewestEntries newest;

    DatabaseClock(EntityManager entityManager, Eras eras, NewestEntries newest) {
        this.entityManager = entityManager;
        this.eras = eras;
        this.newest = newest;
    }

    /** Now, in microseconds; a statement of its own in the current transaction. */
    public Instant now() {
        long microseconds = ((Number) entityManager
                        .createNativeQuery("select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)")
                        .getSingleResult())
                .longValue();
        return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
    }

    /**
     * The same for what is only read and answered: while a query takes what was verified before, by the clock that is held against the
     * database's when it ends, without asking it (decision 0045).
     */
    public Instant whileReading() {
        PutOff going = newest.goingAndRemembering();
        Eras.Clock clock = going == null ? null : going.timedBy(eras.clock());
        return clock == null ? now() : clock.now();
    }
}
