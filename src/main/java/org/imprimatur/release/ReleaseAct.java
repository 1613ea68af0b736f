package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.IdempotencyKeys;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.Release;
import org.imprimatur.release.rules.ReleaseRefusal;

/** How a person's act on a release runs: once per idempotency key. Call inside the act's transaction. */
@ApplicationScoped
class ReleaseAct {
    private final Releases releases;
    private final ReleaseParties parties;
    private final IdempotencyKeys keys;
    private final DatabaseClock clock;

    ReleaseAct(Releases releases, ReleaseParties parties, IdempotencyKeys keys, DatabaseClock clock) {
        this.releases = releases;
        this.parties = parties;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param input what the client sent besides the release's id */
    Release run(Actor actor, Action action, ReleaseAttempt attempt, Map<String, ?> input, Supplier<Release> act) {
        var sent = new TreeMap<String, Object>(input);
        sent.put("act", action.name());
        sent.put("release", attempt.release().toString());
        UUID id = keys.once(actor, attempt.idempotencyKey(), sent, () -> {
            requireShown(actor, attempt.release());
            return act.get().id();
        });
        // An answer that is given again is for whoever may still see it.
        requireShown(actor, id);
        return releases.find(id)
                .orElseThrow(() -> new RuleViolation(ReleaseRefusal.RELEASE_UNKNOWN))
                .release();
    }

    private void requireShown(Actor actor, UUID release) {
        if (parties.sight(actor)
                .filter(sight -> releases.isShown(sight.requester(), release))
                .isEmpty()) {
            throw new RuleViolation(ReleaseRefusal.RELEASE_UNKNOWN);
        }
    }
}
