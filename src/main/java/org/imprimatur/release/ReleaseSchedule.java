package org.imprimatur.release;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.ReleaseParty;
import org.jboss.logging.Logger;

/**
 * Publishes what a publisher scheduled, once its time has come, and holds no role that could decide anything. Several
 * replicas may do it at once: the lock lets one of them publish, the others find it published.
 */
@ApplicationScoped
class ReleaseSchedule {
    private static final Logger LOG = Logger.getLogger(ReleaseSchedule.class);
    private static final Actor ACTOR = Actor.system(ReleaseParty.SCHEDULE_COMPONENT);

    private final Releases releases;
    private final PublishRelease publishRelease;
    private final DatabaseClock clock;
    private final ReleaseSettings settings;

    ReleaseSchedule(Releases releases, PublishRelease publishRelease, DatabaseClock clock, ReleaseSettings settings) {
        this.releases = releases;
        this.publishRelease = publishRelease;
        this.clock = clock;
        this.settings = settings;
    }

    @Scheduled(every = "{imprimatur.release.schedule-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void publishDue() {
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> releases.idsDue(clock.now(), settings.batch()));
        due.forEach(this::publish);
    }

    /** One that is not ready is left alone and looked at again: nobody tried anything, so nothing is recorded. */
    private void publish(UUID id) {
        try {
            var obstacles = publishRelease.obstacles(id);
            if (obstacles.isEmpty()) {
                publishRelease.publishScheduled(ACTOR, new ReleaseAttempt(id, null));
            } else {
                LOG.infof("The scheduled release %s is not published yet: %s", id, obstacles);
            }
        } catch (RuleViolation faster) {
            LOG.infof(
                    "The scheduled release %s was not published: %s",
                    id, faster.refusal().name());
        } catch (RuntimeException failure) {
            // The next release must not wait for this one; this one is tried again at the next beat.
            LOG.errorf(failure, "The scheduled release %s could not be published", id);
        }
    }
}
