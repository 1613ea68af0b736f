package org.imprimatur.audit;

import java.util.concurrent.CompletableFuture;

/** A glance at the database that was begun for a query before it is executed (decision 0045). */
public final class GlanceAhead {
    private final CompletableFuture<Eras.Glance> glance;

    GlanceAhead(CompletableFuture<Eras.Glance> glance) {
        this.glance = glance;
    }

    /** Waits for it. */
    Eras.Glance told() {
        return glance.join();
    }
}
