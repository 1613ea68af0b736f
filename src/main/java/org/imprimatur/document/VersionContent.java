package org.imprimatur.document;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.document.rules.DocumentRefusal;

/**
 * The bytes of versions, for the product's own features: the inspection reads them, a release serves them. Asks nobody's
 * permission and writes no entry; people read by {@link ReadContent}.
 */
@ApplicationScoped
public class VersionContent {
    /** Bytes come from the database in pieces of this size; reading that many at a time costs one query each. */
    public static final int CHUNK_BYTES = ChunkCipher.CHUNK_BYTES;

    private final Versions versions;
    private final ContentStore contents;

    VersionContent(Versions versions, ContentStore contents) {
        this.versions = versions;
        this.contents = contents;
    }

    /**
     * The version's bytes from the beginning, exactly {@code byteSize} of them with the version's SHA-256. The stream holds
     * one chunk in memory, no connection and no lock; reading throws {@link ContentDamagedException} rather than hand out a
     * byte that was not sealed.
     *
     * @throws RuleViolation {@link DocumentRefusal#VERSION_NOT_FOUND}
     * @throws ContentDamagedException where what is stored was not sealed for this version
     */
    public InputStream open(UUID versionId) {
        var version = QuarkusTransaction.joiningExisting()
                .call(() -> versions.find(versionId))
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND));
        return contents.open(version);
    }
}
