package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.AuditRefusal;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;

/** An auditor begins to follow the record. It is one entry, written before the first entry is shown; being refused is one too. */
@ApplicationScoped
public class BeginFollowing {
    private final AuditEntries entries;
    private final AuditLog log;
    private final Authorities authorities;
    private final DatabaseClock clock;

    BeginFollowing(AuditEntries entries, AuditLog log, Authorities authorities, DatabaseClock clock) {
        this.entries = entries;
        this.log = log;
        this.authorities = authorities;
        this.clock = clock;
    }

    /**
     * @throws RuleViolation {@link AuthorityRefusal} for who is not an auditor, {@link AuditRefusal#INDEX_UNKNOWN} for a place
     *     that the log does not have
     */
    @Act(Action.FOLLOW_AUDIT)
    @Transactional
    public void begin(Actor actor, AuditPlace place) {
        Instant now = clock.now();
        authorities.require(actor, Role.AUDITOR, now);
        long head = entries.head();
        Long after = place.after();
        long from = after == null ? head : after;
        if (from < -1 || from > head) {
            throw new RuleViolation(AuditRefusal.INDEX_UNKNOWN);
        }
        log.append(AuditEvent.of(Action.FOLLOW_AUDIT, actor, now)
                .as(Role.AUDITOR)
                .fact("from", from + 1)
                .fact("filtered", !place.filter().equals(AuditEntries.Filter.ALL)));
        place.moveTo(from);
    }
}
