package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.RecordWatch;
import org.imprimatur.audit.SupposedFacts;
import org.imprimatur.audit.Surroundings;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.BlockedDigest;

/** The digests that must not go out. Call inside a transaction. */
@ApplicationScoped
public class BlockedDigests {
    /** Where rows are that block, looked up by what they block. */
    public static final Surroundings ROWS = Surroundings.byDigest("imprimatur.blocked_digest", "sha256");

    private final BlockedDigestRows rows;
    private final AuditLog audit;
    private final SupposedFacts<Sha256, Boolean> known;

    BlockedDigests(BlockedDigestRows rows, AuditLog audit, RecordWatch watch) {
        this.rows = rows;
        this.audit = audit;
        this.known = watch.supposed(List.of(), Set.of(), List.of(ROWS));
    }

    /** A row blocks even where no entry vouches for it: what is in doubt stays in. */
    public boolean isBlocked(Sha256 digest) {
        return rows.holds(digest);
    }

    /** Those of these that are blocked, as {@link #isBlocked} says. */
    public Set<Sha256> among(Collection<Sha256> digests) {
        return known.each(Set.copyOf(digests), this::read).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<SupposedFacts.Each<Sha256, Boolean>> read(List<Sha256> digests) {
        Set<Sha256> blocked = rows.among(digests).stream()
                .map(bytes -> new Sha256(HexFormat.of().formatHex(bytes)))
                .collect(Collectors.toUnmodifiableSet());
        return digests.stream()
                .map(digest -> new SupposedFacts.Each<>(
                        digest, blocked.contains(digest), List.of(), List.of(List.of(digest.hex()))))
                .toList();
    }

    /** Makes others who block the same digest wait until the transaction ends. */
    void lock(Sha256 digest) {
        rows.getEntityManager()
                .createNativeQuery(
                        "select pg_advisory_xact_lock(hashtextextended('imprimatur.blocked:' || :digest, 0))")
                .setParameter("digest", digest.hex())
                .getSingleResult();
    }

    BlockedDigest record(Change<BlockedDigest> change) {
        return audit.record(change, (blocked, entry) -> rows.persist(new BlockedDigestRow(blocked, entry)));
    }
}
