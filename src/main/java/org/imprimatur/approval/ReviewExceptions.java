package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.AuditRefusal;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.authority.Authorities;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;

/**
 * How far an auditor has looked at the exceptions. It is said deliberately, and stands in the log itself: the same on every machine, and a
 * record of who looked at what.
 */
@ApplicationScoped
public class ReviewExceptions {
    private final AuditEntries entries;
    private final AuditLog log;
    private final Authorities authorities;
    private final DatabaseClock clock;

    ReviewExceptions(AuditEntries entries, AuditLog log, Authorities authorities, DatabaseClock clock) {
        this.entries = entries;
        this.log = log;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** How far somebody has looked, and when they said so. */
    public record Reviewed(long through, Instant at) {}

    /** How far the actor has looked; empty for who never did, and for who is not an auditor. */
    @Transactional
    public Optional<Reviewed> reviewed(Actor actor) {
        return authorities.holds(actor, Role.AUDITOR, clock.now()) ? newestReview(actor) : Optional.empty();
    }

    /**
     * An auditor says that they have looked at the exceptions through this entry. Saying so again, or of less, records nothing.
     *
     * @throws RuleViolation when the actor is not an auditor; {@link AuditRefusal#INDEX_UNKNOWN} for a place that the log does not have
     */
    @Act(Action.REVIEW_EXCEPTIONS)
    @Transactional
    public Reviewed review(Actor actor, long through) {
        Instant now = clock.now();
        authorities.require(actor, Role.AUDITOR, now);
        if (through < 0 || through > entries.head()) {
            throw new RuleViolation(AuditRefusal.INDEX_UNKNOWN);
        }
        return newestReview(actor).filter(before -> before.through() >= through).orElseGet(() -> {
            log.append(AuditEvent.of(Action.REVIEW_EXCEPTIONS, actor, now)
                    .as(Role.AUDITOR)
                    .fact("through", through));
            return new Reviewed(through, now);
        });
    }

    private Optional<Reviewed> newestReview(Actor actor) {
        return entries.newest(actor, Action.REVIEW_EXCEPTIONS)
                .map(entry ->
                        new Reviewed(Long.parseLong(Objects.requireNonNull(entry.text("facts.through"))), entry.at()));
    }
}
