package org.imprimatur.approval.graphql;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;

@Type("ApprovalRequest")
@Description("Asks that one version be disclosed to one audience. What people sign is its manifest.")
public record ApprovalRequestView(
        String id,

        @Description("How people name it on paper, for example AR-2026-000123.") @NonNull
        String reference,

        @Description("The name under which the content goes out.") @Nullable
        String fileName,

        @NonNull Audience audience,
        @NonNull Channel channel,
        @Nullable String destination,

        @Description("Nobody in particular for the public.") @NonNull
        List<@NonNull RecipientView> recipients,

        @Nullable String purpose,

        @Description("Codes like 8CFR208.6(a)-SECRETARY.") @NonNull
        List<@NonNull String> legalBases,

        @Nullable MomentView notBefore,

        @Description("Until when it may stay out.") @Nullable
        MomentView notAfter,

        @NonNull List<@NonNull EvidenceView> evidence,

        @Description("Rises each time it is revised; give it back when you sign.") @NonNull
        int round,

        @Description("As recorded. What ran out or became void a moment ago is told by lapsed.") @NonNull
        RequestState state,

        @NonNull Instant draftedAt,

        @Description("The first moment at which it is too late to sign.") @Nullable
        Instant deadline,

        @Description("The first moment at which it is too late to publish.") @Nullable
        Instant publishBy,

        @Description("Rises on edits and changes of state; give it back as expectedVersion.") @NonNull
        int lockVersion,

        @Ignore ApprovalRequest request)
        implements Node {
    public static final String TYPE = "ApprovalRequest";

    public static ApprovalRequestView of(ApprovalRequest request) {
        var disclosure = request.manifest().disclosure();
        return new ApprovalRequestView(
                GlobalId.of(TYPE, request.id()),
                request.reference(),
                text(disclosure.fileName()),
                disclosure.audience(),
                disclosure.channel(),
                text(disclosure.destination()),
                disclosure.recipients().stream().map(RecipientView::of).toList(),
                text(disclosure.purpose()),
                disclosure.legalBasisCodes(),
                MomentView.of(disclosure.notBefore()),
                MomentView.of(disclosure.notAfter()),
                EvidenceView.of(disclosure),
                request.round(),
                request.state(),
                request.draftedAt(),
                request.deadline(),
                request.publishBy(),
                request.lockVersion(),
                request);
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }

    @Description("What people sign; give it back when you sign.")
    @NonNull
    public Sha256Scalar getManifestSha256() {
        return Sha256Scalar.of(request.manifest().digest());
    }

    @Description("The manifest itself, RFC 8785 JSON; names and free text stand in it as salted digests.")
    @NonNull
    public String getManifest() {
        return request.manifest().canonical();
    }

    private static @Nullable String text(@Nullable Commitment commitment) {
        return commitment == null ? null : commitment.value();
    }
}
