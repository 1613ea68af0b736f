package org.imprimatur.inspection;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.imprimatur.inspection.rules.InspectionProgress;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How far inspections are, told to whoever listens on this replica, wherever they run. One look a second for all listeners, and none
 * while nobody listens.
 */
@ApplicationScoped
class ProgressFeed {
    private static final Logger LOG = Logger.getLogger(ProgressFeed.class);
    private static final long SECONDS = 1;

    private final RunningInspections running;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "inspection-progress"));
    private final Set<Following> listeners = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledFuture<?> looking;

    ProgressFeed(RunningInspections running) {
        this.running = running;
    }

    /** Somebody who listens, until it is closed. */
    final class Following implements AutoCloseable {
        private final UUID version;
        private final Runnable more;
        private volatile @Nullable InspectionProgress newest;

        private Following(UUID version, Runnable more) {
            this.version = version;
            this.more = more;
        }

        /** As far as is known; null while it is not running, or has only begun. */
        @Nullable
        InspectionProgress newest() {
            return newest;
        }

        private void hear(@Nullable InspectionProgress progress) {
            InspectionProgress before = newest;
            newest = progress;
            if (progress != null && !progress.equals(before)) {
                more.run();
            }
        }

        @Override
        public void close() {
            listeners.remove(this);
        }
    }

    /** @param more called on the feed's thread when it is further; must not wait */
    Following follow(UUID version, Runnable more) {
        var following = new Following(version, more);
        listeners.add(following);
        begin();
        return following;
    }

    private synchronized void begin() {
        if (looking == null && !thread.isShutdown()) {
            looking = thread.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
        }
    }

    private synchronized boolean endIfNobodyListens() {
        if (listeners.isEmpty() && looking != null) {
            looking.cancel(false);
            looking = null;
        }
        return looking == null;
    }

    private void look() {
        if (endIfNobodyListens()) {
            return;
        }
        try {
            Map<UUID, InspectionProgress> all = running.all();
            listeners.forEach(each -> each.hear(all.get(each.version)));
        } catch (SQLException | RuntimeException failure) {
            // The state is told by the log, which says when it cannot be read.
            LOG.debug("How far inspections are could not be read", failure);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        thread.shutdownNow();
    }
}
