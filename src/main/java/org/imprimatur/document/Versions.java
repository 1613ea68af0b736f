package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.VersionState;
import org.jspecify.annotations.Nullable;

/**
 * All versions of all documents. Call inside a transaction. A version whose audit entry does not vouch for its row is as if
 * it were not there. Asks nobody's permission: whoever calls decides who sees the answer.
 */
@ApplicationScoped
public class Versions {
    private final VersionRows rows;
    private final AuditLog audit;

    Versions(VersionRows rows, AuditLog audit) {
        this.rows = rows;
        this.audit = audit;
    }

    public Optional<DocumentVersion> find(UUID id) {
        return rows.findByIdOptional(id).flatMap(this::vouchedFor);
    }

    /** Those of these that are there, by id; in as many statements as for one. */
    public Map<UUID, DocumentVersion> find(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : by(DocumentVersion::id, rows.list("id in ?1", Set.copyOf(ids)));
    }

    /**
     * @param byId those that were asked for, where they are there
     * @param latestByDocument a document is missing where {@link #latestOf(UUID)} would be empty
     */
    public record WithLatest(Map<UUID, DocumentVersion> byId, Map<UUID, DocumentVersion> latestByDocument) {}

    /** These versions, and the latest of each of these documents; in as many statements as for one. */
    public WithLatest withLatestOf(Set<UUID> documents, Set<UUID> ids) {
        if (documents.isEmpty() || ids.isEmpty()) {
            return new WithLatest(Map.of(), Map.of());
        }
        var latest = rows.latestOf(documents);
        // Within one transaction a row that is read twice is one object.
        var all = new LinkedHashSet<>(latest);
        all.addAll(rows.list("id in ?1", ids));
        var counting = by(DocumentVersion::id, List.copyOf(all));
        var byDocument = new HashMap<UUID, DocumentVersion>();
        for (VersionRow row : latest) {
            DocumentVersion version = counting.get(row.id);
            if (version != null) {
                byDocument.put(version.documentId(), version);
            }
        }
        var byId = new HashMap<>(counting);
        byId.keySet().retainAll(ids);
        return new WithLatest(byId, byDocument);
    }

    Optional<DocumentVersion> shown(Sight sight, UUID id) {
        return rows.shown(sight, id).flatMap(this::vouchedFor);
    }

    /** As {@link #holding}, of documents that they see. */
    List<DocumentVersion> shownHolding(Sight sight, Sha256 digest) {
        return rows.shownHolding(sight, digest.bytes()).stream()
                .flatMap(row -> vouchedFor(row).stream())
                .toList();
    }

    /** Empty for a document without versions, and where the latest row is not vouched for: an older one never stands in. */
    public Optional<DocumentVersion> latestOf(UUID document) {
        return rows.latestOf(document).flatMap(this::vouchedFor);
    }

    /** Versions that hold these bytes, in whatever document, newest first. */
    public List<DocumentVersion> holding(Sha256 digest) {
        return audit.vouchedFor(
                rows.list("sha256 = ?1 order by createdAt desc, id desc", (Object) digest.bytes()), VersionRow::cited);
    }

    /** By number, the newest first; going backward, nearest to the position first. Nothing is decided by the answer. */
    List<DocumentVersion> page(UUID document, @Nullable Integer position, boolean backward, int limit) {
        return rows.page(document, position, backward, limit).stream()
                .map(VersionRow::toVersion)
                .toList();
    }

    int count(UUID document) {
        return Math.toIntExact(rows.count("documentId", document));
    }

    /** By document. Nothing is decided by the answer. */
    Map<UUID, DocumentVersion> latestOf(Collection<UUID> documents) {
        return rows.latestOf(documents).stream()
                .map(VersionRow::toVersion)
                .collect(Collectors.toMap(DocumentVersion::documentId, Function.identity()));
    }

    /**
     * Keeps everybody else from changing the version, adding a newer one to its document, or blocking its digest, until the
     * transaction ends. The first lock in the order version, request, release.
     *
     * @throws RuleViolation {@link DocumentRefusal#VERSION_NOT_FOUND}
     */
    public DocumentVersion lock(UUID id) {
        var row = rows.findByIdOptional(id);
        // What was read before the lock was held may be stale.
        row.ifPresent(found -> rows.getEntityManager().refresh(found, LockModeType.PESSIMISTIC_WRITE));
        return row.flatMap(this::vouchedFor).orElseThrow(() -> new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND));
    }

    /** Locks what {@link #latestOf} answers; the caller holds the document's lock. */
    Optional<DocumentVersion> lockLatestOf(UUID document) {
        return rows.latestOf(document).map(row -> lock(row.id));
    }

    /** Ids of versions in a state, oldest first, without a lock: lock and look again before acting on one. */
    public List<UUID> in(VersionState state, int limit) {
        return rows.in(state, limit).stream().map(row -> row.id).toList();
    }

    /** Stores a step of the inspection with its entry; the caller holds the version's lock. */
    public DocumentVersion record(Change<DocumentVersion> change) {
        return record(change, entry -> {});
    }

    /**
     * Stores a step of the inspection and, under the same entry, what the inspector has to store with it.
     *
     * @param alongside stores rows that the change's event attests, with the given entry id in {@code entry_id}
     */
    public DocumentVersion record(Change<DocumentVersion> change, Consumer<UUID> alongside) {
        return audit.record(change, (version, entry) -> {
            rows.getEntityManager().merge(new VersionRow(version, entry));
            alongside.accept(entry);
        });
    }

    List<UUID> undestroyed(Instant addedBefore, UUID after, int limit) {
        return rows.undestroyed(addedBefore, after, limit);
    }

    void lockAllOf(Sha256 digest) {
        rows.lockAllOf(digest);
    }

    private Map<UUID, DocumentVersion> by(Function<DocumentVersion, UUID> key, List<VersionRow> found) {
        return audit.vouchedFor(found, VersionRow::cited).stream()
                .collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }

    private Optional<DocumentVersion> vouchedFor(VersionRow row) {
        return audit.vouchedFor(row, VersionRow::cited);
    }
}
