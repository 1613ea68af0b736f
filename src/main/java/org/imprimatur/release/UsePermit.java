package org.imprimatur.release;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.PermitHandle;
import org.imprimatur.release.rules.PermitJudgement;
import org.imprimatur.release.rules.PermitQuestion;
import org.imprimatur.release.rules.PermitUse;
import org.imprimatur.release.rules.Release;
import org.imprimatur.release.rules.ReleaseRefusal;

/** A publisher, often a pipeline, uses a permit: recorded, and answered with a handle that can be redeemed once. */
@ApplicationScoped
public class UsePermit {
    private final Releases releases;
    private final PermitUses uses;
    private final PermitGround permits;
    private final SecureRandom random = new SecureRandom();

    UsePermit(Releases releases, PermitUses uses, PermitGround permits) {
        this.releases = releases;
        this.uses = uses;
        this.permits = permits;
    }

    /** What the client gets: the only place where the handle is ever written down. */
    public record Granted(PermitHandle handle, PermitUse use) {}

    /**
     * Opens its own transactions: the release that permits is looked for without a lock, then judged under one. Where it is
     * remembered what a moment ago would have been permitted, that is locked at once; nobody else waits for a lock.
     *
     * @throws RuleViolation {@link ReleaseRefusal#PERMIT_ROLE_MISSING}, or {@link ReleaseRefusal#PERMIT_NOT_GRANTED} with
     *     the reasons
     */
    @Act(Action.USE_PERMIT)
    public Granted use(Actor actor, PermitAttempt attempt) {
        var question = attempt.question();
        Release permitting = lately(actor, question).orElseGet(() -> {
            var now = permits.now(actor, question.content());
            requirePublisher(actor, now);
            return now.judge(question).orRefuse();
        });
        return QuarkusTransaction.requiringNew().call(() -> grant(actor, question, permitting));
    }

    private Optional<Release> lately(Actor actor, PermitQuestion question) {
        return permits.lately(actor, question.content())
                .filter(now -> now.isPublisher(actor))
                .map(now -> now.judge(question))
                .filter(judged -> judged.answer().permitted())
                .map(PermitJudgement::release);
    }

    private Granted grant(Actor actor, PermitQuestion question, Release permitting) {
        releases.share(permitting);
        var now = permits.now(actor, question.content());
        requirePublisher(actor, now);
        byte[] bytes = new byte[PermitHandle.BYTES];
        random.nextBytes(bytes);
        var handle = PermitHandle.of(bytes);
        return new Granted(
                handle,
                uses.recordNew(PermitUse.of(
                        UUID.randomUUID(), actor, handle, question, now.judge(question, permitting.id()), now.at())));
    }

    private static void requirePublisher(Actor actor, PermitGround.Now now) {
        if (!now.isPublisher(actor)) {
            throw new RuleViolation(ReleaseRefusal.PERMIT_ROLE_MISSING);
        }
    }
}
