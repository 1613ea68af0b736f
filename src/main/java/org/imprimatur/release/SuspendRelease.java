package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.Release;

/**
 * One person stops a release at once. Asks neither what they saw last nor whether the audit log keeps up: stopping is
 * easier than starting.
 */
@ApplicationScoped
public class SuspendRelease {
    private final ReleaseAct act;
    private final Releases releases;
    private final ReleaseParties parties;
    private final DatabaseClock clock;

    SuspendRelease(ReleaseAct act, Releases releases, ReleaseParties parties, DatabaseClock clock) {
        this.act = act;
        this.releases = releases;
        this.parties = parties;
        this.clock = clock;
    }

    @Act(Action.SUSPEND_RELEASE)
    @Transactional
    public Release suspend(Actor actor, ReleaseAttempt which, String reason) {
        return act.run(actor, Action.SUSPEND_RELEASE, which, Map.of("reason", reason), () -> {
            var stored = releases.lockToStop(which.release());
            var release = stored.release();
            Instant now = clock.now();
            return releases.recordStop(stored, release.suspend(actor, parties.of(actor, release, now), reason, now));
        });
    }
}
