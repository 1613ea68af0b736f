package org.imprimatur.approval.graphql;

import io.smallrye.common.annotation.Blocking;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.OpenRequest;
import org.imprimatur.approval.RequestAttempt;
import org.imprimatur.approval.RetractSignOff;
import org.imprimatur.approval.RevokeApproval;
import org.imprimatur.approval.SignOffRequest;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.FreeText;
import org.imprimatur.approval.rules.Verdict;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrors;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** The reviewers' side: open, sign off, retract, revoke. */
@GraphQLApi
@Blocking
public class ReviewingApi {
    private final CurrentActor actor;
    private final UserErrors userErrors;
    private final OpenRequest openRequest;
    private final SignOffRequest signOffRequest;
    private final RetractSignOff retractSignOff;
    private final RevokeApproval revokeApproval;

    ReviewingApi(
            CurrentActor actor,
            UserErrors userErrors,
            OpenRequest openRequest,
            SignOffRequest signOffRequest,
            RetractSignOff retractSignOff,
            RevokeApproval revokeApproval) {
        this.actor = actor;
        this.userErrors = userErrors;
        this.openRequest = openRequest;
        this.signOffRequest = signOffRequest;
        this.retractSignOff = retractSignOff;
        this.revokeApproval = revokeApproval;
    }

    @Input("SignOffApprovalRequestInput")
    public record SignOffApprovalRequestInput(
            @Id @NonNull String requestId,

            @Description("The round that you were shown.") @NonNull
            int round,

            @Description("The digest of the manifest that you were shown.") @NonNull
            Sha256Scalar manifestSha256,

            @Description("The role that you sign in.") @NonNull
            Role role,

            @NonNull Verdict verdict,

            @Description("Needed to refuse and to return; at most 2,000 characters.") @Nullable
            String reason,

            @Description(DraftingApi.IDEMPOTENCY) @Nullable String idempotencyKey) {}

    @Type("SignOffApprovalRequestPayload")
    public record SignOffApprovalRequestPayload(
            @Nullable SignOffView signOff,
            @Nullable ApprovalRequestView approvalRequest,
            @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description("Signs the manifest that you were shown. Needs a recent and strong authentication.")
    public @NonNull SignOffApprovalRequestPayload signOffApprovalRequest(
            @Name("input") @NonNull SignOffApprovalRequestInput input) {
        return userErrors.answer(
                () -> {
                    ApprovalRequest signed = sign(actor.get(), input);
                    return new SignOffApprovalRequestPayload(
                            ownSignOff(signed, actor.get()), ApprovalRequestView.of(signed), List.of());
                },
                errors -> new SignOffApprovalRequestPayload(null, null, errors));
    }

    @Input("OpenApprovalRequestInput")
    public record OpenApprovalRequestInput(
            @Id @NonNull String requestId,

            @Description("The digest of the manifest that you are shown.") @NonNull
            Sha256Scalar manifestSha256) {}

    @Type("OpenApprovalRequestPayload")
    public record OpenApprovalRequestPayload(
            @Description("When this manifest was first shown to you.") @Nullable
            Instant openedAt,

            @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description(
            "Says that this manifest is shown to you, who may sign it. On record once, the first time; no sign-off depends"
                    + " on it, and auditors look at those without it.")
    public @NonNull OpenApprovalRequestPayload openApprovalRequest(
            @Name("input") @NonNull OpenApprovalRequestInput input) {
        return userErrors.answer(
                () -> new OpenApprovalRequestPayload(
                        openRequest.open(
                                actor.get(),
                                RequestAttempt.of(request(input.requestId()), null),
                                input.manifestSha256().value()),
                        List.of()),
                errors -> new OpenApprovalRequestPayload(null, errors));
    }

    @Input("RetractSignOffInput")
    public record RetractSignOffInput(
            @Id @NonNull String requestId,
            @Id @NonNull String signOffId,
            @Description(DraftingApi.IDEMPOTENCY) @Nullable String idempotencyKey) {}

    @Mutation
    @Description("Takes your sign-off back while the request is in review; later ones that waited for it fall with it.")
    public @NonNull ApprovalRequestPayload retractSignOff(@Name("input") @NonNull RetractSignOffInput input) {
        return userErrors.answer(
                () -> new ApprovalRequestPayload(
                        ApprovalRequestView.of(retractSignOff.retract(
                                actor.get(),
                                RequestAttempt.of(request(input.requestId()), input.idempotencyKey()),
                                GlobalId.parse(SignOffView.TYPE, input.signOffId()))),
                        List.of()),
                errors -> new ApprovalRequestPayload(null, errors));
    }

    @Input("RevokeApprovalInput")
    public record RevokeApprovalInput(
            @Id @NonNull String requestId,

            @Description("At most 2,000 characters.") @NonNull
            String reason,

            @Description(DraftingApi.IDEMPOTENCY) @Nullable String idempotencyKey) {}

    @Mutation
    @Description("Takes an approval back and suspends its release; for the requester, whoever signed, and privacy"
            + " officers.")
    public @NonNull ApprovalRequestPayload revokeApproval(@Name("input") @NonNull RevokeApprovalInput input) {
        return userErrors.answer(
                () -> new ApprovalRequestPayload(
                        ApprovalRequestView.of(revokeApproval.revoke(
                                actor.get(),
                                RequestAttempt.of(request(input.requestId()), input.idempotencyKey()),
                                new FreeText(input.reason()))),
                        List.of()),
                errors -> new ApprovalRequestPayload(null, errors));
    }

    /** @throws RuleViolation naming what is in the way */
    private ApprovalRequest sign(Actor signer, SignOffApprovalRequestInput input) {
        var attempt = new RequestAttempt(request(input.requestId()), input.role(), input.idempotencyKey());
        String reason = input.reason();
        var signature = new SignOffRequest.Signature(
                input.role(),
                input.round(),
                input.manifestSha256().value(),
                reason == null ? null : new FreeText(reason));
        Verdict verdict = input.verdict();
        return switch (verdict) {
            case APPROVE -> signOffRequest.approve(signer, attempt, signature);
            case REFUSE -> signOffRequest.refuse(signer, attempt, signature);
            case RETURN -> signOffRequest.sendBack(signer, attempt, signature);
        };
    }

    private static @Nullable SignOffView ownSignOff(ApprovalRequest signed, Actor signer) {
        return signed.signOffs().stream()
                .filter(signOff -> signer.is(signOff.person()) && signOff.round() == signed.round())
                .reduce((earlier, later) -> later)
                .map(SignOffView::of)
                .orElse(null);
    }

    private static UUID request(String id) {
        return GlobalId.parse(ApprovalRequestView.TYPE, id);
    }
}
