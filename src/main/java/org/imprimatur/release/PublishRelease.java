package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.PublishObstacle;
import org.imprimatur.release.rules.Release;
import org.imprimatur.release.rules.ReleaseState;

/**
 * A publisher, or the schedule that a publisher set, puts a release into effect. Everything that allowed it is judged anew
 * under lock; what it takes the place of is superseded in the same transaction.
 */
@ApplicationScoped
public class PublishRelease {
    private static final Actor SYSTEM = Actor.system("release");

    private final ReleaseAct act;
    private final Releases releases;
    private final ReleaseParties parties;
    private final ReleaseGround ground;
    private final DatabaseClock clock;

    PublishRelease(
            ReleaseAct act, Releases releases, ReleaseParties parties, ReleaseGround ground, DatabaseClock clock) {
        this.act = act;
        this.releases = releases;
        this.parties = parties;
        this.ground = ground;
        this.clock = clock;
    }

    /** @param expectedVersion the lock version of the release that the actor saw */
    @Act(Action.PUBLISH_RELEASE)
    @Transactional
    public Release publish(Actor actor, ReleaseAttempt which, int expectedVersion) {
        return act.run(actor, Action.PUBLISH_RELEASE, which, Map.of("expectedVersion", expectedVersion), () -> {
            var stored = releases.lock(which.release());
            parties.requireSeen(actor, stored.release(), clock.now());
            stored.release().requireUnchangedSince(expectedVersion);
            return publish(actor, stored);
        });
    }

    /**
     * What the schedule does when the time has come. Nothing is lost where it is refused: the release stays scheduled and
     * is tried again, or is suspended once its approval is recorded as gone.
     */
    @Act(Action.PUBLISH_RELEASE)
    @Transactional
    Release publishScheduled(Actor schedule, ReleaseAttempt which) {
        var stored = releases.lock(which.release());
        stored.release().requireScheduledByOneOf(parties.publishers(clock.now()));
        return publish(schedule, stored);
    }

    /** Everything that would keep the schedule from publishing it now; changes nothing and records nothing. */
    @Transactional
    List<PublishObstacle> obstacles(UUID id) {
        Instant now = clock.now();
        return releases.find(id)
                .map(stored -> obstacles(stored, now))
                .orElse(List.of(PublishObstacle.APPROVAL_NOT_VERIFIED));
    }

    private List<PublishObstacle> obstacles(Releases.Stored stored, Instant now) {
        var obstacles = new ArrayList<>(stored.release().obstacles(ground.toPublish(stored, now), now));
        if (!stored.release().isScheduledByOneOf(parties.publishers(now))) {
            obstacles.add(PublishObstacle.SCHEDULER_NOT_ENTITLED);
        }
        return obstacles;
    }

    private Release publish(Actor actor, Releases.Stored stored) {
        Instant now = clock.now();
        var release = stored.release();
        var change = release.publish(actor, parties.of(actor, release, now), ground.toPublish(stored, now), now);
        supersede(change.after(), now);
        return releases.recordPublication(change, stored.request());
    }

    private void supersede(Release newer, Instant now) {
        for (UUID id : releases.idsPublishedOf(newer.origin().document())) {
            var stored = releases.lockToStop(id);
            var older = stored.release();
            if (older.state() == ReleaseState.PUBLISHED && older.terms().goesWhere(newer.terms())) {
                releases.recordStop(stored, older.supersede(SYSTEM, newer.id(), now));
            }
        }
    }
}
