package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.Release;

/** A publisher sets the time at which an authorised release is published. */
@ApplicationScoped
public class ScheduleRelease {
    private final ReleaseAct act;
    private final Releases releases;
    private final ReleaseParties parties;
    private final DatabaseClock clock;

    ScheduleRelease(ReleaseAct act, Releases releases, ReleaseParties parties, DatabaseClock clock) {
        this.act = act;
        this.releases = releases;
        this.parties = parties;
        this.clock = clock;
    }

    /**
     * @param expectedVersion the lock version of the release that the actor saw
     * @param when the first moment at which it may be published; all of it is judged anew then
     */
    @Act(Action.SCHEDULE_RELEASE)
    @Transactional
    public Release schedule(Actor actor, ReleaseAttempt which, int expectedVersion, Instant when) {
        var input = Map.of("expectedVersion", expectedVersion, "when", EntryBody.time(when));
        return act.run(actor, Action.SCHEDULE_RELEASE, which, input, () -> {
            var stored = releases.lock(which.release());
            Instant now = clock.now();
            var as = parties.of(actor, stored.release(), now);
            var release = stored.verified();
            release.requireUnchangedSince(expectedVersion);
            return releases.record(release.schedule(actor, as, when, now));
        });
    }
}
