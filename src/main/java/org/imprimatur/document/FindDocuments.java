package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.Reads;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentReference;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.Visibility;
import org.imprimatur.identity.Actor;
import org.jspecify.annotations.Nullable;

/** Documents, as far as somebody may see them. What is hidden is as if it were not there. */
@ApplicationScoped
public class FindDocuments {
    private final Documents documents;
    private final Versions versions;
    private final DocumentPages pages;
    private final AddDocumentVersion addDocumentVersion;
    private final Entitlement entitlement;
    private final DatabaseClock clock;

    FindDocuments(
            Documents documents,
            Versions versions,
            DocumentPages pages,
            AddDocumentVersion addDocumentVersion,
            Entitlement entitlement,
            DatabaseClock clock) {
        this.documents = documents;
        this.versions = versions;
        this.pages = pages;
        this.addDocumentVersion = addDocumentVersion;
        this.entitlement = entitlement;
        this.clock = clock;
    }

    @Reads
    public Optional<Document> byId(Actor actor, UUID id) {
        return sight(actor).flatMap(sight -> documents.shown(sight, id));
    }

    /** By id, for lists; in as many statements as for one. */
    @Reads
    public Map<UUID, Document> byIds(Actor actor, Collection<UUID> ids) {
        return entitlement.seen(actor, documents.find(ids).values()).stream()
                .collect(Collectors.toUnmodifiableMap(Document::id, Function.identity()));
    }

    @Reads
    public Optional<Document> byReference(Actor actor, DocumentReference reference) {
        return sight(actor).flatMap(sight -> documents.shown(sight, reference));
    }

    /** The document that was given these bytes last, where several hold them that the actor sees. */
    @Reads
    public Optional<Document> holding(Actor actor, Sha256 digest) {
        return sight(actor)
                .flatMap(sight -> versions.shownHolding(sight, digest).stream()
                        .flatMap(version -> documents.find(version.documentId()).stream())
                        .findFirst());
    }

    /**
     * One page. Titles are for people to read; nothing is decided by the answer.
     *
     * @param position as {@link DocumentSearch#positionOf} said, null for the beginning (or the end, going backward)
     * @param backward whether the page lies before the position; it is then answered nearest first
     * @throws RuleViolation {@link DocumentRefusal#POSITION_UNKNOWN}
     */
    @Reads
    public List<Document> page(
            Actor actor, DocumentSearch search, @Nullable String position, boolean backward, int limit) {
        var from = position == null
                ? null
                : search.read(position).orElseThrow(() -> new RuleViolation(DocumentRefusal.POSITION_UNKNOWN));
        var visibility = visibility(actor);
        return visibility == Visibility.NONE
                ? List.of()
                : pages.page(Entitlement.person(actor), visibility, search, from, backward, limit);
    }

    /** How many there are; stops counting at the limit. */
    @Reads
    public int count(Actor actor, DocumentSearch search, int limit) {
        var visibility = visibility(actor);
        return visibility == Visibility.NONE ? 0 : pages.count(Entitlement.person(actor), visibility, search, limit);
    }

    /** Throws what the actor would be refused with who tried to add a version now; changes nothing. */
    @Reads
    public void requireMayAddVersion(Actor actor, UUID document) {
        addDocumentVersion.requireMayAdd(
                actor,
                byId(actor, document).orElseThrow(() -> new RuleViolation(DocumentRefusal.DOCUMENT_NOT_FOUND)),
                clock.now());
    }

    private Optional<Sight> sight(Actor actor) {
        return entitlement.sight(actor);
    }

    private Visibility visibility(Actor actor) {
        return entitlement.visibility(actor);
    }
}
