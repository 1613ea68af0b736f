package org.imprimatur.document;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.Content;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bytes of versions, encrypted. What is being taken in is visible to nobody, and until it is sealed its key exists
 * in this process's memory only: chunks that a crash leaves behind cannot be read by anyone.
 */
@ApplicationScoped
class ContentStore {
    private final ContentRows rows;
    private final KeyEncryptionKeys wrappingKeys;
    private final DatabaseClock clock;
    private final ContentSettings settings;

    ContentStore(ContentRows rows, KeyEncryptionKeys wrappingKeys, DatabaseClock clock, ContentSettings settings) {
        this.rows = rows;
        this.wrappingKeys = wrappingKeys;
        this.clock = clock;
        this.settings = settings;
    }

    Content takeIn(InputStream bytes, PersonId uploader) throws IOException {
        return takeIn(bytes, uploader, null);
    }

    /**
     * Reads to the end and seals. Each chunk is a transaction of its own; call it outside of one. Where it throws, nothing
     * is kept.
     *
     * @param announced what the sender says the digest is, null where they do not say
     * @throws RuleViolation for a file that is empty, too large or not what was announced
     * @throws IOException where the sender went away
     */
    Content takeIn(InputStream bytes, PersonId uploader, @Nullable Sha256 announced) throws IOException {
        var id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> rows.begin(id, uploader, clock.now()));
        boolean isSealed = false;
        try {
            var content = seal(id, bytes, announced);
            isSealed = true;
            return content;
        } finally {
            if (!isSealed) {
                // Nobody else knows this id: what is stored under it goes, even if a sweep was here before.
                QuarkusTransaction.requiringNew().run(() -> rows.remove(id));
            }
        }
    }

    /** Removes an upload and its bytes; does nothing where it was used or removed already. */
    void discard(UUID uploadId) {
        QuarkusTransaction.requiringNew().run(() -> rows.discard(uploadId));
    }

    /**
     * Takes a sealed upload out of those that wait, in the caller's transaction: from its commit on the content belongs to
     * whatever the caller stored.
     */
    Optional<Content> use(UUID uploadId, PersonId uploader) {
        return rows.claim(uploadId, uploader) ? rows.find(uploadId).map(SealedContent::content) : Optional.empty();
    }

    /**
     * Opens the version's bytes. Chunks are read in the caller's transaction, or else each in one of its own.
     *
     * @throws ContentDamagedException where what is stored is not what was sealed for this version
     */
    InputStream open(DocumentVersion version) {
        var found = QuarkusTransaction.joiningExisting()
                .call(() -> rows.find(version.contentId()))
                .orElseThrow(() -> new ContentDamagedException("content " + version.contentId() + " is missing"));
        var wrappingKey = wrappingKeys
                .find(found.keyId())
                .orElseThrow(() -> new ContentDamagedException("content " + version.contentId()
                        + " was sealed under key " + found.keyId() + "; the key file holds " + wrappingKeys.ids()));
        // The version's own digest and size, which its entry vouches for, not those of the content's row.
        var binding = new KeyEncryptionKey.Binding(version.contentId(), version.sha256(), version.byteSize());
        var cipher = new ChunkCipher(version.contentId(), wrappingKey.unwrap(found.wrappedKey(), binding));
        return new OpenedContent(
                cipher,
                index -> QuarkusTransaction.joiningExisting()
                        .call(() -> rows.chunk(version.contentId(), index))
                        .orElse(null),
                version.byteSize());
    }

    /** Removes uploads that began too long ago and became no version. Answers how many. */
    int sweep() {
        var abandoned = QuarkusTransaction.requiringNew()
                .call(() -> rows.begunBefore(clock.now().minus(settings.abandonedAfter())));
        abandoned.forEach(this::discard);
        return abandoned.size();
    }

    private Content seal(UUID id, InputStream bytes, @Nullable Sha256 announced) throws IOException {
        var key = ChunkCipher.newKey();
        var taken = new ContentIntake(settings.maximumSize().asLongValue())
                .takeIn(
                        bytes,
                        new ChunkCipher(id, key),
                        (index, chunk) -> QuarkusTransaction.requiringNew().run(() -> rows.keep(id, index, chunk)));
        if (announced != null && !announced.equals(taken.sha256())) {
            throw new RuleViolation(DocumentRefusal.CONTENT_DIGEST_WRONG);
        }
        var content = new Content(id, taken.sha256(), taken.byteSize(), taken.form());
        var wrappingKey = wrappingKeys.current();
        var wrapped = wrappingKey.wrap(key, new KeyEncryptionKey.Binding(id, taken.sha256(), taken.byteSize()));
        QuarkusTransaction.requiringNew()
                .run(() -> rows.seal(new SealedContent(content, wrappingKey.id(), wrapped), clock.now()));
        return content;
    }
}
