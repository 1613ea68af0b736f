package org.imprimatur.document.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.document.rules.BlockedDigest;

@Type("BlockedDigest")
@Description("Bytes that must not go out, in whatever document they are or will be.")
public record BlockedDigestView(
        @NonNull Sha256Scalar sha256,
        @NonNull String reason,
        @NonNull Instant blockedAt) {
    static BlockedDigestView of(BlockedDigest blocked) {
        return new BlockedDigestView(Sha256Scalar.of(blocked.sha256()), blocked.reason(), blocked.blockedAt());
    }
}
