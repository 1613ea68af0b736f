package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.release.rules.ReleaseRefusal;
import org.imprimatur.release.rules.RightToStayOut;

/** Looks, while content is on its way out, whether its release still stands. */
@ApplicationScoped
class ServingWatch {
    private final Releases releases;
    private final ReleaseGround ground;
    private final DatabaseClock clock;

    ServingWatch(Releases releases, ReleaseGround ground, DatabaseClock clock) {
        this.releases = releases;
        this.ground = ground;
        this.clock = clock;
    }

    /** @throws RuleViolation {@link ReleaseRefusal#RELEASE_STOPPED} as soon as anything speaks against it */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void requireMayGoOn(UUID id) {
        Instant now = clock.now();
        boolean stands = releases.find(id)
                .filter(stored -> RightToStayOut.reasonsAgainst(
                                stored.release(), ground.footing(stored).duringUse(), now)
                        .isEmpty())
                .isPresent();
        if (!stands) {
            throw new RuleViolation(ReleaseRefusal.RELEASE_STOPPED);
        }
    }
}
