package org.imprimatur.document.graphql;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.LongScalar;
import org.imprimatur.graphql.Node;
import org.jspecify.annotations.Nullable;

@Type("DocumentVersion")
@Description("Immutable bytes of a document, named by their SHA-256.")
public record VersionView(
        String id,

        @Description("From 1 within the document, without gaps.") @NonNull
        int number,

        @NonNull Sha256Scalar sha256,

        @NonNull LongScalar byteSize,

        @Description("What the first bytes show the file to be.") @NonNull
        String mediaType,

        @NonNull String fileName,

        @NonNull VersionState state,

        @NonNull Instant createdAt,

        @Description("When its bytes were destroyed after the time that they are kept; null while they are there.")
        @Nullable
        Instant contentDestroyedAt,

        @Description("Where the bytes are read, relative to this API's address. Each read is recorded.") @NonNull
        String contentPath,

        @Ignore DocumentVersion version)
        implements Node {
    public static final String TYPE = "DocumentVersion";

    public static VersionView of(DocumentVersion version) {
        var id = GlobalId.of(TYPE, version.id());
        return new VersionView(
                id,
                version.number(),
                new Sha256Scalar(version.sha256().hex()),
                LongScalar.of(version.byteSize()),
                version.mediaType(),
                version.fileName().value(),
                version.state(),
                version.createdAt(),
                version.destroyedAt(),
                "/content/versions/" + id,
                version);
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }

    /** For fields that later features add. */
    @Ignore
    public UUID versionId() {
        return version.id();
    }
}
