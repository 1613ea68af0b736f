package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.AuditRefusal;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** Auditors read the whole record; everybody else sees the parts that other features show them. */
@ApplicationScoped
public class ReadAudit {
    private final AuditEntries entries;
    private final RecordReading reading;
    private final Authorities authorities;
    private final DatabaseClock clock;

    ReadAudit(AuditEntries entries, RecordReading reading, Authorities authorities, DatabaseClock clock) {
        this.entries = entries;
        this.reading = reading;
        this.authorities = authorities;
        this.clock = clock;
    }

    /**
     * One page of a search, which is on record before it is answered.
     *
     * @throws RuleViolation when the actor is not an auditor
     */
    @Act(Action.READ_AUDIT)
    @Transactional
    public List<AuditEntries.Placed> page(
            Actor actor, AuditEntries.Filter filter, @Nullable Long position, boolean backward, int limit) {
        Instant now = clock.now();
        authorities.require(actor, Role.AUDITOR, now);
        reading.record(actor, filter, now);
        return entries.page(filter, position, backward, limit);
    }

    /**
     * What the log held when it was so long.
     *
     * @param treeSize how many entries it had
     * @param entries in its order
     */
    public record Past(long treeSize, List<AuditEntries.Placed> entries) {}

    /**
     * Everything that a search finds among the first entries of the log; it is on record before it is answered.
     *
     * @param treeSize among how many; null for all that there are now
     * @throws RuleViolation when the actor is not an auditor, or the log was never so long
     */
    @Act(Action.READ_AUDIT)
    @Transactional
    public Past among(Actor actor, AuditEntries.Filter filter, @Nullable Long treeSize) {
        Instant now = clock.now();
        authorities.require(actor, Role.AUDITOR, now);
        long there = entries.head() + 1;
        long size = treeSize == null ? there : treeSize;
        if (size > there) {
            throw new RuleViolation(AuditRefusal.INDEX_UNKNOWN);
        }
        var looked = RecordReading.facts(filter);
        if (treeSize != null) {
            looked.put("by.treeSize", treeSize);
        }
        reading.record(actor, Role.AUDITOR, Action.READ_AUDIT, looked, now);
        return new Past(size, entries.among(filter, size));
    }

    /**
     * How many entries there are; stops counting at the limit.
     *
     * @throws RuleViolation when the actor is not an auditor
     */
    @Transactional
    public int count(Actor actor, AuditEntries.Filter filter, int limit) {
        authorities.require(actor, Role.AUDITOR, clock.now());
        return entries.count(filter, limit);
    }

    /** Empty for who is not an auditor, as if there were no such entry. */
    @Transactional
    public Optional<AuditEntries.Placed> find(Actor actor, UUID entryId) {
        return authorities.holds(actor, Role.AUDITOR, clock.now()) ? entries.find(entryId) : Optional.empty();
    }

    /** The entry at this place in the log. Empty for who is not an auditor, as if there were no such entry. */
    @Transactional
    public Optional<AuditEntries.Placed> at(Actor actor, long index) {
        return authorities.holds(actor, Role.AUDITOR, clock.now())
                ? entries.at(List.of(index)).stream().findFirst()
                : Optional.empty();
    }
}
