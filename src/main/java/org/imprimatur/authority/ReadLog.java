package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.LogKeys;
import org.imprimatur.audit.LogProofs;
import org.imprimatur.audit.rules.tlog.ConsistencyProof;
import org.imprimatur.audit.rules.tlog.EntryBundle;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TileHashes;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** Auditors read the log as a transparency log: heads, hashes, proofs, and the entries' own bytes. */
@ApplicationScoped
public class ReadLog {
    private final LogProofs proofs;
    private final LogKeys keys;
    private final RecordReading reading;
    private final Authorities authorities;
    private final DatabaseClock clock;

    ReadLog(LogProofs proofs, LogKeys keys, RecordReading reading, Authorities authorities, DatabaseClock clock) {
        this.proofs = proofs;
        this.keys = keys;
        this.reading = reading;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** With these the log is verified; whoever wants to be sure has them from somebody else. */
    public List<NoteVerifier> verifiers() {
        return keys.verifiers();
    }

    /**
     * The newest signed head; empty before the first.
     *
     * @param notAfter the newest with at most this many entries; null for no bound
     * @throws RuleViolation when the actor is not an auditor
     */
    @Transactional
    public Optional<LogProofs.Head> head(Actor actor, @Nullable Long notAfter) {
        authorities.require(actor, Role.AUDITOR, clock.now());
        return notAfter == null ? proofs.newest() : proofs.notAfter(notAfter);
    }

    /**
     * A tile of the tree. Empty where the newest head does not reach it.
     *
     * @throws RuleViolation when the actor is not an auditor
     */
    @Transactional
    public Optional<TileHashes> tile(Actor actor, Tile tile) {
        authorities.require(actor, Role.AUDITOR, clock.now());
        return isReached(tile) ? Optional.of(proofs.tile(tile)) : Optional.empty();
    }

    /**
     * The entries whose hashes a tile of the lowest level holds, as a bundle. That somebody reads them is on record first.
     *
     * @throws RuleViolation when the actor is not an auditor
     */
    @Transactional
    public Optional<byte[]> bundle(Actor actor, Tile tile) {
        var now = clock.now();
        authorities.require(actor, Role.AUDITOR, now);
        if (!isReached(tile)) {
            return Optional.empty();
        }
        reading.record(actor, AuditEntries.Filter.ALL, now);
        return Optional.of(EntryBundle.bytes(proofs.entries(tile.index() * Tile.FULL, tile.width())));
    }

    private boolean isReached(Tile tile) {
        long size = proofs.newest().map(head -> head.checkpoint().size()).orElse(0L);
        long hashes = size >> (Tile.HEIGHT * tile.level());
        return tile.index() <= hashes >> Tile.HEIGHT && (tile.index() << Tile.HEIGHT) + tile.width() <= hashes;
    }

    /**
     * Where these entries are in the tree of the newest head. An entry that is not in it yet is left out. For whoever sees the
     * entries: a proof says nothing of what is in them.
     *
     * @param notAfter the newest head with at most this many entries; null for no bound
     */
    @Transactional
    public Map<UUID, LogProofs.Inclusion> inclusions(List<UUID> entries, @Nullable Long notAfter) {
        return (notAfter == null ? proofs.newest() : proofs.notAfter(notAfter))
                .map(head -> proofs.inclusions(entries, head))
                .orElse(Map.of());
    }

    /**
     * That a later head continues an earlier one. Empty where there is no such head, or it has fewer entries.
     *
     * @param second the size of the later head; null for the newest
     * @throws RuleViolation when the actor is not an auditor
     */
    @Transactional
    public Optional<ConsistencyProof> consistency(Actor actor, long first, @Nullable Long second) {
        authorities.require(actor, Role.AUDITOR, clock.now());
        return (second == null ? proofs.newest() : proofs.at(second))
                .filter(head -> first >= 0 && first <= head.checkpoint().size())
                .map(head -> proofs.consistency(first, head));
    }

    /** Whether the actor may read the bytes of entries. */
    @Transactional
    public boolean isAuditor(Actor actor) {
        return authorities.holds(actor, Role.AUDITOR, clock.now());
    }
}
