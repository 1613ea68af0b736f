package org.imprimatur.audit;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** A glance at the database that was begun for a query before it is executed (decision 0045). */
public final class GlanceAhead {
    private static final Logger LOG = Logger.getLogger(GlanceAhead.class);

    private final CompletableFuture<Eras.Glance> glance;

    GlanceAhead(CompletableFuture<Eras.Glance> glance) {
        this.glance = glance;
    }

    /** Waits for it, but not long; empty where it did not come, whatever the reason: whoever needs one glances then. */
    Optional<Eras.Glance> told() {
        try {
            return Optional.of(glance.get(Glances.LONG.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException failure) {
            LOG.debug("a glance that was begun ahead did not come", failure);
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
