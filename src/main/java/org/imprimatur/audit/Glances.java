package org.imprimatur.audit;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Glances at the database beside those who ask for one, which begin after they asked; all who ask while one is going on share the next
 * (decision 0045). Safe for concurrent use.
 */
@ApplicationScoped
class Glances {
    private final Eras eras;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "glances"));
    private final Map<Object, Boolean> enough = Collections.synchronizedMap(new WeakHashMap<>());
    private List<CompletableFuture<Eras.Glance>> waiting = new ArrayList<>();

    Glances(Eras eras) {
        this.eras = eras;
    }

    /**
     * What asks for the like of this is expected to need what the last one did.
     *
     * @param like forgotten when nobody else has it any more
     * @param one whether a glance was all that was asked of the database
     */
    void expect(Object like, boolean one) {
        if (one != suffice(like)) {
            enough.put(like, one);
        }
    }

    /** Whether a glance is expected to be all that is asked of the database. */
    boolean suffice(Object like) {
        return enough.getOrDefault(like, false);
    }

    /** Answers at once; the glance comes, or fails, by and by. */
    CompletableFuture<Eras.Glance> next() {
        var glance = new CompletableFuture<Eras.Glance>();
        boolean first;
        synchronized (this) {
            first = waiting.isEmpty();
            waiting.add(glance);
        }
        if (first) {
            thread.execute(this::glance);
        }
        return glance;
    }

    private synchronized List<CompletableFuture<Eras.Glance>> taken() {
        List<CompletableFuture<Eras.Glance>> all = waiting;
        waiting = new ArrayList<>();
        return all;
    }

    private void glance() {
        List<CompletableFuture<Eras.Glance>> askers = taken();
        try {
            Eras.Glance glance = eras.glance();
            askers.forEach(each -> each.complete(glance));
        } catch (RuntimeException failure) {
            askers.forEach(each -> each.completeExceptionally(failure));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdown();
    }
}
