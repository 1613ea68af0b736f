package org.imprimatur.audit;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Glances at the database beside those who ask for one, which begin after they asked; all who ask while one is going on share the next
 * (decision 0045). Safe for concurrent use.
 */
@ApplicationScoped
class Glances {
    /** Of so many texts it is known; what was noted first is forgotten first. */
    private static final int MOST = 500;

    /** Of longer ones it is not. */
    private static final int LONGEST = 4_000;

    private final Eras eras;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "glances"));
    private final Set<String> enough = new LinkedHashSet<>();
    private List<CompletableFuture<Eras.Glance>> waiting = new ArrayList<>();

    Glances(Eras eras) {
        this.eras = eras;
    }

    /**
     * What is asked in the same words is expected to need what it needed the last time.
     *
     * @param one whether a glance was all that was asked of the database
     */
    void expect(String words, boolean one) {
        if (words.length() > LONGEST) {
            return;
        }
        synchronized (enough) {
            if (one) {
                enough.add(words);
                if (enough.size() > MOST) {
                    enough.remove(enough.iterator().next());
                }
            } else {
                enough.remove(words);
            }
        }
    }

    /** Whether a glance is expected to be all that is asked of the database. */
    boolean suffice(String words) {
        synchronized (enough) {
            return enough.contains(words);
        }
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
