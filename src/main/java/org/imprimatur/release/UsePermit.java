package org.imprimatur.release;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.PermitHandle;
import org.imprimatur.release.rules.PermitQuestion;
import org.imprimatur.release.rules.PermitUse;
import org.imprimatur.release.rules.ReleaseRefusal;

/** A publisher, often a pipeline, uses a permit: recorded, and answered with a handle that can be redeemed once. */
@ApplicationScoped
public class UsePermit {
    private final Releases releases;
    private final PermitUses uses;
    private final AskPermit askPermit;
    private final ReleaseParties parties;
    private final AuditLog audit;
    private final DatabaseClock clock;
    private final SecureRandom random = new SecureRandom();

    UsePermit(
            Releases releases,
            PermitUses uses,
            AskPermit askPermit,
            ReleaseParties parties,
            AuditLog audit,
            DatabaseClock clock) {
        this.releases = releases;
        this.uses = uses;
        this.askPermit = askPermit;
        this.parties = parties;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the client gets: the only place where the handle is ever written down. */
    public record Granted(PermitHandle handle, PermitUse use) {}

    /**
     * Opens its own transactions: the release that permits is looked for without a lock, then judged again under one.
     *
     * @throws RuleViolation {@link ReleaseRefusal#PERMIT_ROLE_MISSING}, or {@link ReleaseRefusal#PERMIT_NOT_GRANTED} with
     *     the reasons
     */
    @Act(Action.USE_PERMIT)
    public Granted use(Actor actor, PermitAttempt attempt) {
        var question = attempt.question();
        UUID permitting = QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.now();
            return audit.together(() -> {
                requirePublisher(actor, now);
                return askPermit.judge(question, now).orRefuse().id();
            });
        });
        return QuarkusTransaction.requiringNew().call(() -> grant(actor, question, permitting));
    }

    private Granted grant(Actor actor, PermitQuestion question, UUID permitting) {
        var locked = releases.lock(permitting);
        Instant now = clock.now();
        byte[] bytes = new byte[PermitHandle.BYTES];
        random.nextBytes(bytes);
        var handle = PermitHandle.of(bytes);
        var judged = audit.together(() -> {
            requirePublisher(actor, now);
            return askPermit.judge(question, locked, now);
        });
        return new Granted(handle, uses.record(PermitUse.of(UUID.randomUUID(), actor, handle, question, judged, now)));
    }

    private void requirePublisher(Actor actor, Instant now) {
        if (!parties.publishes(actor, now)) {
            throw new RuleViolation(ReleaseRefusal.PERMIT_ROLE_MISSING);
        }
    }
}
