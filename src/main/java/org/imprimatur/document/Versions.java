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
import org.imprimatur.FairLocks;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.RecordWatch;
import org.imprimatur.audit.SupposedFacts;
import org.imprimatur.audit.Surroundings;
import org.imprimatur.audit.VerifiedFacts;
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
    private final FairLocks locks;
    private final SupposedFacts<UUID, DocumentVersion> known;
    private final SupposedFacts<UUID, DocumentVersion> latest;
    private final SupposedFacts<UUID, Optional<DocumentVersion>> shownLatest;

    Versions(VersionRows rows, AuditLog audit, RecordWatch watch, FairLocks locks) {
        this.rows = rows;
        this.audit = audit;
        this.locks = locks;
        this.known = watch.supposed(List.of("document-version"), Set.of(), List.of());
        var allOfDocument = List.of(Surroundings.byId("imprimatur.document_version", "document_id"));
        this.latest = watch.supposed(List.of(), Set.of("document-version"), allOfDocument);
        this.shownLatest = watch.supposed(List.of(), Set.of(), allOfDocument);
    }

    public Optional<DocumentVersion> find(UUID id) {
        return rows.findByIdOptional(id).flatMap(this::vouchedFor);
    }

    /** Those of these that are there, by id; in as many statements as for one. */
    public Map<UUID, DocumentVersion> find(Collection<UUID> ids) {
        return known.each(
                Set.copyOf(ids),
                unknown -> audit.counting(rows.list("id in ?1", unknown), VersionRow::cited).stream()
                        .map(each -> new SupposedFacts.Each<>(each.row().id(), each.row(), List.of(each), List.of()))
                        .toList());
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
        var byDocument = new HashMap<UUID, DocumentVersion>();
        var byId = new HashMap<UUID, DocumentVersion>();
        Set<UUID> unknownDocuments = latest.recalled(documents, byDocument);
        Set<UUID> unknownIds = known.recalled(ids, byId);
        List<VersionRow> newest = unknownDocuments.isEmpty() ? List.of() : rows.latestOf(unknownDocuments);
        // Within one transaction a row that is read twice is one object.
        var all = new LinkedHashSet<>(newest);
        if (!unknownIds.isEmpty()) {
            all.addAll(rows.list("id in ?1", unknownIds));
        }
        Set<UUID> newestIds = newest.stream().map(row -> row.id).collect(Collectors.toSet());
        for (AuditLog.Cited<DocumentVersion> each : audit.counting(List.copyOf(all), VersionRow::cited)) {
            DocumentVersion version = each.row();
            if (newestIds.contains(version.id())) {
                byDocument.put(version.documentId(), version);
                latest.rememberLater(
                        version.documentId(),
                        new VerifiedFacts.Reading<>(
                                version, List.of(List.of(version.documentId().toString())), true),
                        List.of(each));
            }
            if (unknownIds.contains(version.id())) {
                byId.put(version.id(), version);
                known.rememberLater(version.id(), new VerifiedFacts.Reading<>(version, List.of(), true), List.of(each));
            }
        }
        return new WithLatest(byId, byDocument);
    }

    Optional<DocumentVersion> shown(Sight sight, UUID id) {
        return sight.all()
                ? find(List.of(id)).values().stream().findFirst()
                : rows.shown(sight, id).flatMap(this::vouchedFor);
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
        var found = new HashMap<UUID, DocumentVersion>();
        shownLatest
                .each(Set.copyOf(documents), this::readLatestOf)
                .forEach((document, version) -> version.ifPresent(there -> found.put(document, there)));
        return found;
    }

    /** Rests on no row that counts: but on all that there are. */
    private List<SupposedFacts.Each<UUID, Optional<DocumentVersion>>> readLatestOf(List<UUID> documents) {
        Map<UUID, DocumentVersion> found = rows.latestOf(documents).stream()
                .map(VersionRow::toVersion)
                .collect(Collectors.toMap(DocumentVersion::documentId, Function.identity()));
        return documents.stream()
                .map(document -> new SupposedFacts.Each<>(
                        document,
                        Optional.ofNullable(found.get(document)),
                        List.of(),
                        List.of(List.of(document.toString()))))
                .toList();
    }

    /**
     * Keeps everybody else from changing the version, adding a newer one to its document, or blocking its digest, until the
     * transaction ends. The first lock in the order version, request, release.
     *
     * @throws RuleViolation {@link DocumentRefusal#VERSION_NOT_FOUND}
     */
    public DocumentVersion lock(UUID id) {
        locks.alone(FairLocks.On.VERSION, id);
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
        locks.alone(FairLocks.On.VERSION, rows.idsOf(digest));
        rows.lockAllOf(digest);
    }

    private Optional<DocumentVersion> vouchedFor(VersionRow row) {
        return audit.vouchedFor(row, VersionRow::cited);
    }
}
