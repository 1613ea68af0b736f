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

/** A privacy officer, an approving official or a publisher takes a release back for good; downloads in progress abort. */
@ApplicationScoped
public class RecallRelease {
    private final ReleaseAct act;
    private final Releases releases;
    private final ReleaseParties parties;
    private final DatabaseClock clock;

    RecallRelease(ReleaseAct act, Releases releases, ReleaseParties parties, DatabaseClock clock) {
        this.act = act;
        this.releases = releases;
        this.parties = parties;
        this.clock = clock;
    }

    @Act(Action.RECALL_RELEASE)
    @Transactional
    public Release recall(Actor actor, ReleaseAttempt which, String reason) {
        return act.run(actor, Action.RECALL_RELEASE, which, Map.of("reason", reason), () -> {
            var stored = releases.lockToStop(which.release());
            var release = stored.release();
            Instant now = clock.now();
            return releases.recordStop(stored, release.recall(actor, parties.of(actor, release, now), reason, now));
        });
    }
}
