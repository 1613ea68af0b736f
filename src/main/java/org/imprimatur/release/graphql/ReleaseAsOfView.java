package org.imprimatur.release.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.release.rules.ReleaseAsOf;
import org.imprimatur.release.rules.ReleaseState;
import org.imprimatur.release.rules.SuspensionCause;
import org.jspecify.annotations.Nullable;

@Type("ReleaseAsOf")
@Description(
        "What a release was by the audit log alone. One whose time had passed was PUBLISHED until that was recorded.")
public record ReleaseAsOfView(
        @Id @NonNull String releaseId,
        @Id @NonNull String versionId,
        @Id @NonNull String approvalRequestId,
        @NonNull ReleaseState state,
        @Description("When it was authorised.") @NonNull Instant authorisedAt,

        @Description("The time that a publisher had set for the publication.") @Nullable
        Instant scheduledFor,

        @Description("When it was published.") @Nullable Instant publishedAt,
        @Description("When it was suspended.") @Nullable Instant suspendedAt,
        @Description("Why it was suspended.") @Nullable SuspensionCause suspendedBecause,
        @Description("When it was recalled.") @Nullable Instant recalledAt,

        @Description("When it was superseded or ended.") @Nullable
        Instant closedAt,

        @Description("The newer release that took its place.") @Id @Nullable
        String supersededById) {
    static ReleaseAsOfView of(ReleaseAsOf release) {
        var newer = release.supersededBy();
        return new ReleaseAsOfView(
                GlobalId.of("Release", release.id()),
                GlobalId.of("DocumentVersion", release.version()),
                GlobalId.of("ApprovalRequest", release.request()),
                release.state(),
                release.authorisedAt(),
                release.scheduledFor(),
                release.publishedAt(),
                release.suspendedAt(),
                release.suspendedBecause(),
                release.recalledAt(),
                release.closedAt(),
                newer == null ? null : GlobalId.of("Release", newer));
    }
}
