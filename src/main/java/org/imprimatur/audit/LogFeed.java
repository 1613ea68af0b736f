package org.imprimatur.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is new in the log, told to whoever listens on this replica: in the order of the log, whichever replica the acts were done
 * at. One look at a time for all listeners, and none while nobody listens. It only says that there is something: what somebody
 * may see of it is asked by whoever follows, from a place in the log that they keep themselves.
 */
@ApplicationScoped
public class LogFeed {
    private static final Logger LOG = Logger.getLogger(LogFeed.class);

    /** More than so many at once are not told one by one. */
    private static final int MOST = 500;

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final AuditEntries entries;
    private final long interval;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "audit-feed"));
    private final Set<Following> listeners = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledFuture<?> looking;
    private long position = UNKNOWN;
    private boolean failing;

    LogFeed(AuditEntries entries, AuditConfig config) {
        this.entries = entries;
        this.interval = config.feedInterval().toMillis();
    }

    /**
     * New entries.
     *
     * @param entries those that verify, in their order
     * @param gap there were others before them that are not told: anything may have changed
     */
    public record News(List<VerifiedEntry> entries, boolean gap) {}

    /** Somebody who listens, until it is closed. */
    public final class Following implements AutoCloseable {
        private final Consumer<News> listener;

        private Following(Consumer<News> listener) {
            this.listener = listener;
        }

        @Override
        public void close() {
            listeners.remove(this);
        }
    }

    /**
     * Tells of every entry that gets its place from now on. Look at what is there already after this, not before: then nothing
     * lies between.
     *
     * @param listener called on the feed's thread; must not wait, and keep nothing that grows
     */
    public Following follow(Consumer<News> listener) {
        var following = new Following(listener);
        listeners.add(following);
        begin();
        return following;
    }

    private synchronized void begin() {
        if (looking == null && !thread.isShutdown()) {
            position = UNKNOWN;
            looking = thread.scheduleWithFixedDelay(this::look, 0, interval, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized boolean endIfNobodyListens() {
        if (listeners.isEmpty() && looking != null) {
            looking.cancel(false);
            looking = null;
        }
        return looking == null;
    }

    /** A failure is logged once and tried again at the next beat, from the same place. */
    private void look() {
        if (endIfNobodyListens()) {
            return;
        }
        try {
            News news = QuarkusTransaction.requiringNew().call(this::news);
            if (news != null) {
                listeners.forEach(each -> tell(each, news));
            }
            if (failing) {
                failing = false;
                LOG.info("audit.feed.resumed");
            }
        } catch (RuntimeException failure) {
            if (!failing) {
                failing = true;
                LOG.error("audit.feed.failing: subscriptions hear nothing until this ends", failure);
            }
        }
    }

    private static void tell(Following following, News news) {
        try {
            following.listener.accept(news);
        } catch (RuntimeException failure) {
            LOG.error("A listener to the log failed", failure);
        }
    }

    private @Nullable News news() {
        long head = entries.head();
        long from = position;
        if (head == from) {
            return null;
        }
        position = head;
        // What was there before the first look may have come after a listener looked.
        if (from == UNKNOWN || head < from || head - from > MOST) {
            return new News(List.of(), true);
        }
        var found = new ArrayList<VerifiedEntry>();
        entries.page(AuditEntries.Filter.ALL, from, false, (int) (head - from))
                .forEach(placed -> found.add(placed.entry()));
        return new News(List.copyOf(found), false);
    }

    void stop(@Observes ShutdownEvent stop) {
        thread.shutdownNow();
    }
}
