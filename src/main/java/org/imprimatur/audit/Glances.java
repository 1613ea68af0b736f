package org.imprimatur.audit;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    /** Nobody waits for one that takes longer, nor begins another behind it: its connection may lead nowhere. */
    static final Duration LONG = Duration.ofSeconds(1);

    private final Supplier<Eras.Glance> glances;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "glances"));
    private final Set<String> enough = new LinkedHashSet<>();
    private List<CompletableFuture<Eras.Glance>> waiting = new ArrayList<>();
    private @Nullable Long goingSince;

    @Inject
    Glances(Eras eras) {
        this(eras::glance);
    }

    Glances(Supplier<Eras.Glance> glances) {
        this.glances = glances;
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
        synchronized (this) {
            if (goingSince != null && System.nanoTime() - goingSince > LONG.toNanos()) {
                glance.completeExceptionally(new TimeoutException("the glance that is going on does not come"));
                return glance;
            }
            waiting.add(glance);
            if (waiting.size() > 1) {
                return glance;
            }
        }
        try {
            thread.execute(this::glance);
        } catch (RejectedExecutionException stopping) {
            taken().forEach(each -> each.completeExceptionally(stopping));
        }
        return glance;
    }

    private synchronized List<CompletableFuture<Eras.Glance>> taken() {
        List<CompletableFuture<Eras.Glance>> all = waiting;
        waiting = new ArrayList<>();
        return all;
    }

    private synchronized void going(@Nullable Long since) {
        goingSince = since;
    }

    private void glance() {
        going(System.nanoTime());
        List<CompletableFuture<Eras.Glance>> askers = taken();
        try {
            Eras.Glance glance = glances.get();
            askers.forEach(each -> each.complete(glance));
        } catch (RuntimeException | Error failure) {
            askers.forEach(each -> each.completeExceptionally(failure));
        } finally {
            going(null);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdown();
    }
}
