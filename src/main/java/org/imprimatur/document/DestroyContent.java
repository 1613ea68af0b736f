package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.document.rules.DestructionCause;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.identity.Actor;

/**
 * Destroys the bytes of versions: the chunks and the key that they were encrypted under. The version, its digest, its
 * inspection and every entry remain. When that is due is for later features to say, which know what became of a version.
 * Call inside a transaction.
 */
@ApplicationScoped
public class DestroyContent {
    private final Documents documents;
    private final Versions versions;
    private final LegalHolds holds;
    private final ContentRows contents;

    DestroyContent(Documents documents, Versions versions, LegalHolds holds, ContentRows contents) {
        this.documents = documents;
        this.versions = versions;
        this.holds = holds;
        this.contents = contents;
    }

    /** Ids of versions that were added before then and whose bytes are still there, in order of id. */
    public List<UUID> candidates(Instant addedBefore, UUID after, int limit) {
        return versions.undestroyed(addedBefore, after, limit);
    }

    /** Locks the document and the version; empty where the bytes are gone, still being inspected, or held. */
    public Optional<DocumentVersion> lockUnheld(UUID id) {
        return versions.find(id)
                .map(found -> {
                    documents.lock(found.documentId());
                    return versions.lock(id);
                })
                .filter(version -> version.canBeDestroyed() && !holds.isHeld(version.documentId()));
    }

    /** @param version as {@link #lockUnheld} answered it in this transaction */
    public DocumentVersion destroy(DocumentVersion version, Actor actor, DestructionCause cause, Instant now) {
        DocumentVersion destroyed = versions.record(version.destroy(actor, cause, now));
        contents.remove(version.contentId());
        return destroyed;
    }
}
