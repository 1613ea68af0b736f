package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.audit.Reads;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.identity.Actor;
import org.jspecify.annotations.Nullable;

/** Versions, as far as somebody may see their document. What is hidden is as if it were not there. */
@ApplicationScoped
public class FindVersions {
    private final Documents documents;
    private final Versions versions;
    private final BlockedDigests blockedDigests;
    private final Entitlement entitlement;

    FindVersions(Documents documents, Versions versions, BlockedDigests blockedDigests, Entitlement entitlement) {
        this.documents = documents;
        this.versions = versions;
        this.blockedDigests = blockedDigests;
        this.entitlement = entitlement;
    }

    @Reads
    public Optional<DocumentVersion> byId(Actor actor, UUID id) {
        return entitlement
                .sight(actor)
                .flatMap(sight -> versions.shown(sight, id))
                .filter(version -> documents.find(version.documentId()).isPresent());
    }

    /** By id, for lists; in as many statements as for one. */
    @Reads
    public Map<UUID, DocumentVersion> byIds(Actor actor, Collection<UUID> ids) {
        var found = versions.find(ids);
        var shown = entitlement
                .seen(
                        actor,
                        documents
                                .find(found.values().stream()
                                        .map(DocumentVersion::documentId)
                                        .toList())
                                .values())
                .stream()
                .map(Document::id)
                .collect(Collectors.toSet());
        return found.values().stream()
                .filter(version -> shown.contains(version.documentId()))
                .collect(Collectors.toUnmodifiableMap(DocumentVersion::id, Function.identity()));
    }

    /**
     * One page of a document's versions by number, the newest first.
     *
     * @param position a version's number, null for the beginning (or the end, going backward)
     * @param backward whether the page lies before the position; it is then answered nearest first
     */
    @Reads
    public List<DocumentVersion> page(
            Actor actor, UUID document, @Nullable Integer position, boolean backward, int limit) {
        return seesDocument(actor, document) ? versions.page(document, position, backward, limit) : List.of();
    }

    @Reads
    public int count(Actor actor, UUID document) {
        return seesDocument(actor, document) ? versions.count(document) : 0;
    }

    /** The latest version of each of these documents that has one; for lists of documents that the actor was shown. */
    @Reads
    public Map<UUID, DocumentVersion> latestOf(Collection<UUID> documents) {
        return versions.latestOf(documents);
    }

    /** Those of these digests that are blocked. */
    @Reads
    public Set<Sha256> blocked(Collection<Sha256> digests) {
        return blockedDigests.among(digests);
    }

    private boolean seesDocument(Actor actor, UUID id) {
        return entitlement
                .sight(actor)
                .flatMap(sight -> documents.shown(sight, id))
                .isPresent();
    }
}
