package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.RecordWatch;
import org.imprimatur.audit.SupposedFacts;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.document.rules.AddedVersion;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentReference;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.identity.PersonId;

/**
 * All documents. Call inside a transaction. A document whose audit entry does not vouch for its row is as if it were not
 * there. Asks nobody's permission: whoever calls decides who sees the answer.
 */
@ApplicationScoped
public class Documents {
    private final DocumentRows rows;
    private final VersionRows versions;
    private final AuditLog audit;
    private final SupposedFacts<UUID, Document> known;

    Documents(DocumentRows rows, VersionRows versions, AuditLog audit, RecordWatch watch) {
        this.rows = rows;
        this.versions = versions;
        this.audit = audit;
        this.known = watch.supposed(List.of("document"), Set.of(), List.of());
    }

    public Optional<Document> find(UUID id) {
        return rows.findByIdOptional(id).flatMap(this::vouchedFor);
    }

    /** Those of these that are there, by id; in as many statements as for one. */
    public Map<UUID, Document> find(Collection<UUID> ids) {
        return known.each(
                Set.copyOf(ids),
                unknown -> audit.counting(rows.list("id in ?1", unknown), DocumentRow::cited).stream()
                        .map(each -> new SupposedFacts.Each<>(each.row().id(), each.row(), List.of(each), List.of()))
                        .toList());
    }

    Optional<Document> shown(Sight sight, UUID id) {
        return sight.all()
                ? find(List.of(id)).values().stream().findFirst()
                : rows.shown(sight, id).flatMap(this::vouchedFor);
    }

    Optional<Document> shown(Sight sight, DocumentReference reference) {
        return rows.shown(sight, reference.value()).flatMap(this::vouchedFor);
    }

    /** Whether there is one of this id that they see; asked before a lock, so that nobody waits for what is hidden. */
    boolean isShown(Sight sight, UUID id) {
        return rows.isShown(sight, id);
    }

    /** Whether the person registered the document or added a version to it. */
    public boolean isOwn(Document document, PersonId person) {
        return document.registeredBy().equals(person)
                || versions.count("documentId = ?1 and uploader = ?2", document.id(), person.value()) > 0;
    }

    /** Those of the documents that {@link #isOwn} holds for. */
    List<Document> ownAmong(Collection<Document> all, PersonId person) {
        var addedTo = versions.addedTo(all.stream().map(Document::id).toList(), person.value());
        return all.stream()
                .filter(document -> document.registeredBy().equals(person) || addedTo.contains(document.id()))
                .toList();
    }

    /**
     * Keeps everybody else from changing the document, or adding a version to it, until the transaction ends. Comes before
     * any lock on a version.
     *
     * @throws RuleViolation {@link DocumentRefusal#DOCUMENT_NOT_FOUND}
     */
    Document lock(UUID id) {
        var row = rows.findByIdOptional(id);
        // What was read before the lock was held may be stale.
        row.ifPresent(found -> rows.getEntityManager().refresh(found, LockModeType.PESSIMISTIC_WRITE));
        return row.flatMap(this::vouchedFor).orElseThrow(() -> new RuleViolation(DocumentRefusal.DOCUMENT_NOT_FOUND));
    }

    /** The next number; numbers of registrations that fail are lost. */
    long nextNumber() {
        return ((Number) rows.getEntityManager()
                        .createNativeQuery("select nextval('imprimatur.document_number')")
                        .getSingleResult())
                .longValue();
    }

    Document record(Change<Document> change) {
        return audit.record(change, (document, entry) -> rows.persist(new DocumentRow(document, entry)));
    }

    AddedVersion recordVersion(Change<AddedVersion> change) {
        return audit.record(change, (added, entry) -> {
            rows.getEntityManager().merge(new DocumentRow(added.document(), entry));
            versions.persist(new VersionRow(added.version(), entry));
        });
    }

    private Optional<Document> vouchedFor(DocumentRow row) {
        return audit.vouchedFor(row, DocumentRow::cited);
    }
}
