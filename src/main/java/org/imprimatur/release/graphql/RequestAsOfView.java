package org.imprimatur.release.graphql;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.approval.rules.DecidedOutcome;
import org.imprimatur.approval.rules.DecisionCause;
import org.imprimatur.approval.rules.Meaning;
import org.imprimatur.approval.rules.RequestAsOf;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.approval.rules.Verdict;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.LongScalar;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.release.FindPastState.PastRequest;
import org.imprimatur.release.rules.ReleaseAsOf;
import org.jspecify.annotations.Nullable;

@Type("ApprovalRequestAsOf")
@Description(
        "What an approval request was by the audit log alone. The log holds no names and no free text: for those see the request.")
public record RequestAsOfView(
        @Id @NonNull String approvalRequestId,

        @Description("By how many entries of the log this is so.") @NonNull
        LongScalar treeSize,

        @Description("What people call it.") @NonNull String reference,
        @Id @NonNull String documentId,
        @Id @NonNull String versionId,
        @Description("When it was drafted.") @NonNull Instant draftedAt,
        @NonNull RequestState state,
        @NonNull int round,

        @Description("SHA-256 of the manifest that it asked for then.") @NonNull
        String manifestSha256,

        @Description("Null where the entries are of a version of the product that did not say it.") @Nullable
        Audience audience,

        @Description("Null where the entries are of a version of the product that did not say it.") @Nullable
        Channel channel,

        @Description(
                "First moment at which it was too late to sign; null where it could not be signed, and where the entries are"
                        + " of a version of the product that did not say it.")
        @Nullable
        Instant deadline,

        @Description(
                "First moment at which it was too late to publish; null where it had not been approved, and where the"
                        + " entries are of a version of the product that did not say it.")
        @Nullable
        Instant publishBy,

        @Description("The earlier request that it asked again for.") @Id @Nullable
        String supersedesId,

        @Description("Whether its release had been published.") @NonNull
        boolean published,

        @Description("Of all rounds, in the order in which they were made.") @NonNull
        List<@NonNull SignOffAsOfView> signOffs,

        @Description("In the order in which they were made.") @NonNull
        List<@NonNull DecisionAsOfView> decisions,

        @Description("In the order in which they were authorised.") @NonNull
        List<@NonNull ReleaseAsOfView> releases,

        @Ignore String requesterActor) {

    @Type("SignOffAsOf")
    @Description("What a sign-off was by the audit log alone.")
    public record SignOffAsOfView(
            @Id @NonNull String signOffId,

            @Description("In which role they signed.") @NonNull
            Role role,

            @NonNull Verdict verdict,
            @NonNull Meaning meaning,

            @Description("SHA-256 of the manifest that they signed.") @NonNull
            String manifestSha256,

            @NonNull int round,
            @Description("When they signed.") @NonNull Instant signedAt,

            @Description("Since when it no longer counted; null while it was not taken back and did not fall.")
            @Nullable
            Instant retractedAt,

            @Ignore String signerActor) {}

    @Type("ReleaseDecisionAsOf")
    @Description("What a release decision was by the audit log alone.")
    public record DecisionAsOfView(
            @Id @NonNull String releaseDecisionId,
            @NonNull DecidedOutcome outcome,
            @NonNull DecisionCause cause,
            @Description("When it was decided.") @NonNull Instant decidedAt) {}

    static RequestAsOfView of(PastRequest past) {
        return of(past.treeSize(), past.request(), past.releases());
    }

    /** @param all of this request and perhaps of others */
    static RequestAsOfView of(long treeSize, RequestAsOf request, List<ReleaseAsOf> all) {
        var earlier = request.supersedes();
        return new RequestAsOfView(
                GlobalId.of("ApprovalRequest", request.id()),
                LongScalar.of(treeSize),
                request.reference(),
                GlobalId.of("Document", request.document()),
                GlobalId.of("DocumentVersion", request.version()),
                request.draftedAt(),
                request.state(),
                request.round(),
                request.manifest(),
                request.audience(),
                request.channel(),
                request.deadline(),
                request.publishBy(),
                earlier == null ? null : GlobalId.of("ApprovalRequest", earlier),
                request.published(),
                request.signOffs().stream()
                        .map(each -> new SignOffAsOfView(
                                GlobalId.of("SignOff", each.id()),
                                each.role(),
                                each.verdict(),
                                each.meaning(),
                                each.manifest(),
                                each.round(),
                                each.signedAt(),
                                each.retractedAt(),
                                each.signer()))
                        .toList(),
                request.decisions().stream()
                        .map(each -> new DecisionAsOfView(
                                GlobalId.of("ReleaseDecision", each.id()),
                                each.outcome(),
                                each.cause(),
                                each.decidedAt()))
                        .toList(),
                all.stream()
                        .filter(release -> release.request().equals(request.id()))
                        .map(ReleaseAsOfView::of)
                        .toList(),
                request.requester());
    }
}
