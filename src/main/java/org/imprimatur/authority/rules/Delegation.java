package org.imprimatur.authority.rules;

import java.time.Instant;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** Giving an authority and taking it back. */
public final class Delegation {
    private Delegation() {}

    /**
     * @param from null for now
     * @param until null for no planned end
     */
    public static Change<Authority> grant(
            Actor by,
            Instant now,
            UUID id,
            Person to,
            Role role,
            String instrument,
            @Nullable Instant from,
            @Nullable Instant until) {
        if (by.is(to.id())) {
            throw new RuleViolation(AuthorityRefusal.OWN_AUTHORITY);
        }
        if (to.kind() == Actor.Kind.SERVICE && role != Role.PUBLISHER && role != Role.SUBMITTER) {
            throw new RuleViolation(AuthorityRefusal.SERVICE_NEVER_SIGNS);
        }
        if (instrument.isBlank()
                || instrument.codePointCount(0, instrument.length()) > 200
                || instrument.codePoints().anyMatch(Character::isISOControl)) {
            throw new RuleViolation(AuthorityRefusal.INSTRUMENT_INVALID);
        }
        Instant begins = from == null ? now : from;
        if (until != null && (!until.isAfter(begins) || !until.isAfter(now))) {
            throw new RuleViolation(AuthorityRefusal.PERIOD_INVALID);
        }
        return new Change<>(
                new Authority(id, to.id(), role, instrument, begins, until, null),
                AuditEvent.of(Action.GRANT_AUTHORITY, by, now)
                        .about(Subject.ofPerson(to.id().value()))
                        .as(Role.AUTHORITY_ADMINISTRATOR)
                        .fact("granted", role.name())
                        .fact("authority", id.toString()));
    }

    /** Takes effect at once; what was signed while it was in force stays what it was. */
    public static Change<Authority> end(Actor by, Instant now, Authority authority) {
        if (authority.endedAt() != null || (authority.until() != null && !now.isBefore(authority.until()))) {
            throw new RuleViolation(AuthorityRefusal.AUTHORITY_ALREADY_ENDED);
        }
        return new Change<>(
                new Authority(
                        authority.id(),
                        authority.person(),
                        authority.role(),
                        authority.instrument(),
                        authority.from(),
                        authority.until(),
                        now),
                AuditEvent.of(Action.END_AUTHORITY, by, now)
                        .about(Subject.ofPerson(authority.person().value()))
                        .as(Role.AUTHORITY_ADMINISTRATOR)
                        .fact("granted", authority.role().name())
                        .fact("authority", authority.id().toString()));
    }
}
