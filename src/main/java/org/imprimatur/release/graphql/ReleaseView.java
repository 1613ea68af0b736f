package org.imprimatur.release.graphql;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.release.FindReleases;
import org.imprimatur.release.rules.Release;
import org.imprimatur.release.rules.ReleaseState;
import org.jspecify.annotations.Nullable;

@Type("Release")
@Description(
        "A release decision put into effect. There is no resume: after a stop, a new approval makes a new release.")
public record ReleaseView(
        String id,
        @NonNull ReleaseState state,

        @Description("Whether it agrees with the audit log. When it does not, nothing of it is served.") @NonNull
        boolean verified,

        @NonNull Audience audience,
        @NonNull Channel channel,

        @Description("Where it goes; null once that was erased.") @Nullable
        String destination,

        @Description("The name under which it goes out; null once that was erased.") @Nullable
        String fileName,

        @Description("Who in particular receives it; empty for the public. Erased names are left out.") @NonNull
        List<@NonNull String> recipients,

        @Description("Everything that may go out under it.") @NonNull
        List<@NonNull Sha256Scalar> content,

        @Description("The manifest that was signed.") @NonNull
        Sha256Scalar manifestSha256,

        @Description("May be out from this instant on; null for at once.") @Nullable
        Instant notBefore,

        @Description("May no longer be out at this instant; null for no end.") @Nullable
        Instant notAfter,

        @Description("May no longer be published at this instant.") @NonNull
        Instant publishBy,

        @Description("Whether only one permit may ever be redeemed.") @NonNull
        boolean singleUse,

        @NonNull Instant authorisedAt,

        @Description("When the schedule publishes it, as a publisher set.") @Nullable
        Instant scheduledFor,

        @Nullable Instant publishedAt,
        @Nullable Instant suspendedAt,

        @Description("When it was superseded or ended.") @Nullable
        Instant closedAt,

        @Description("Rises with each change; give it back as expectedVersion.") @NonNull
        int lockVersion,

        @Ignore Release release)
        implements Node {
    public static final String TYPE = "Release";

    public static ReleaseView of(FindReleases.Found found) {
        return of(found.release(), found.verified(), found.now());
    }

    /** What an act has just made of it: its entry is of the same transaction. */
    static ReleaseView after(Release release) {
        return of(release, true, Instant.MIN);
    }

    private static ReleaseView of(Release release, boolean verified, Instant now) {
        var terms = release.terms();
        var reached = release.milestones();
        return new ReleaseView(
                GlobalId.of(TYPE, release.id()),
                release.stateAt(now),
                verified,
                terms.audience(),
                terms.channel(),
                terms.destination().value(),
                terms.fileName().value(),
                terms.recipients().stream()
                        .filter(name -> name.opening() != null)
                        .map(Commitment::value)
                        .toList(),
                terms.content().stream()
                        .sorted()
                        .map((Sha256 digest) -> Sha256Scalar.of(digest))
                        .toList(),
                Sha256Scalar.of(release.origin().manifest()),
                terms.notBefore(),
                terms.notAfter(),
                terms.publishBy(),
                terms.singleUse(),
                reached.authorisedAt(),
                reached.scheduledFor(),
                reached.publishedAt(),
                reached.suspendedAt(),
                reached.closedAt(),
                release.lockVersion(),
                release);
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }

    UUID releaseId() {
        return release.id();
    }
}
