package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.LogFeed;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** Auditors follow the record entry by entry: what is there already, and what is appended, without gap or double. */
@ApplicationScoped
public class FollowAudit {
    private final LogFeed feed;
    private final BeginFollowing beginning;
    private final AuditEntries entries;
    private final Authorities authorities;
    private final DatabaseClock clock;

    FollowAudit(
            LogFeed feed,
            BeginFollowing beginning,
            AuditEntries entries,
            Authorities authorities,
            DatabaseClock clock) {
        this.feed = feed;
        this.beginning = beginning;
        this.entries = entries;
        this.authorities = authorities;
        this.clock = clock;
    }

    /**
     * Decides nothing yet.
     *
     * @param after the index after which to begin, -1 for the whole log; null for what is appended from now on
     * @param more called when there may be more
     */
    public AuditPlace listen(AuditEntries.Filter filter, @Nullable Long after, Runnable more) {
        return new AuditPlace(filter, after, feed.follow(news -> more.run()));
    }

    /** Has the beginning recorded, once. */
    public void begin(Actor actor, AuditPlace place) {
        if (!place.hasBegun()) {
            beginning.begin(actor, place);
        }
    }

    /**
     * The next entry; empty when there is none yet.
     *
     * @throws RuleViolation when the actor is not an auditor any more
     */
    @Transactional
    public Optional<AuditEntries.Placed> next(Actor actor, AuditPlace place) {
        authorities.require(actor, Role.AUDITOR, clock.now());
        AuditEntries.Step step = entries.next(place.filter(), place.position());
        place.moveTo(step.position());
        return Optional.ofNullable(step.entry());
    }
}
