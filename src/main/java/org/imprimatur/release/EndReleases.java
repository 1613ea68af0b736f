package org.imprimatur.release;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.ReleaseState;
import org.jboss.logging.Logger;

/**
 * Records that the not-after of a published release has passed. Only records: from that moment on nothing is served anyway.
 * Several replicas may do it at once.
 */
@ApplicationScoped
class EndReleases {
    private static final Logger LOG = Logger.getLogger(EndReleases.class);
    private static final Actor ACTOR = Actor.system("release-sweeper");

    private final Releases releases;
    private final DatabaseClock clock;
    private final ReleaseSettings settings;

    EndReleases(Releases releases, DatabaseClock clock, ReleaseSettings settings) {
        this.releases = releases;
        this.clock = clock;
        this.settings = settings;
    }

    @Scheduled(every = "{imprimatur.release.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        List<UUID> over = QuarkusTransaction.requiringNew().call(() -> releases.idsOver(clock.now(), settings.batch()));
        over.forEach(id -> {
            try {
                QuarkusTransaction.requiringNew().run(() -> end(id));
            } catch (RuntimeException failure) {
                // The next release must not wait for this one; this one is tried again at the next beat.
                LOG.errorf(failure, "The end of release %s could not be recorded", id);
            }
        });
    }

    private void end(UUID id) {
        var stored = releases.lockToStop(id);
        var release = stored.release();
        Instant now = clock.now();
        if (release.state() == ReleaseState.PUBLISHED && release.terms().isOver(now)) {
            releases.recordStop(stored, release.end(ACTOR, now));
        }
    }
}
