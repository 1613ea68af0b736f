package org.imprimatur.approval.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.imprimatur.approval.DraftRequest;
import org.imprimatur.approval.EditRequest;
import org.imprimatur.approval.RequestAttempt;
import org.imprimatur.approval.SubmitRequest;
import org.imprimatur.approval.WithdrawRequest;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.document.graphql.VersionView;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.UserErrors;
import org.jspecify.annotations.Nullable;

/** The requester's side: draft, edit, submit, revise, withdraw. */
@GraphQLApi
@Blocking
public class DraftingApi {
    private final CurrentActor actor;
    private final UserErrors userErrors;
    private final DraftRequest draftRequest;
    private final EditRequest editRequest;
    private final SubmitRequest submitRequest;
    private final WithdrawRequest withdrawRequest;

    DraftingApi(
            CurrentActor actor,
            UserErrors userErrors,
            DraftRequest draftRequest,
            EditRequest editRequest,
            SubmitRequest submitRequest,
            WithdrawRequest withdrawRequest) {
        this.actor = actor;
        this.userErrors = userErrors;
        this.draftRequest = draftRequest;
        this.editRequest = editRequest;
        this.submitRequest = submitRequest;
        this.withdrawRequest = withdrawRequest;
    }

    @Input("DraftApprovalRequestInput")
    public record DraftApprovalRequestInput(
            @Id @NonNull String versionId,

            @Description("The digest of the version as you saw it.") @NonNull
            Sha256Scalar sha256,

            @NonNull DisclosureInput disclosure,

            @Description("The ended request that this one asks again for.") @Nullable @Id
            String supersedesId,

            @Description(IDEMPOTENCY) @Nullable String idempotencyKey) {}

    static final String IDEMPOTENCY =
            "8 to 100 letters, digits, hyphens or underscores of your choice; the same key and input act once.";

    @Mutation
    @Description("Drafts a request that one version be disclosed to one audience; for submitters.")
    public @NonNull ApprovalRequestPayload draftApprovalRequest(
            @Name("input") @NonNull DraftApprovalRequestInput input) {
        return answer(() -> {
            String supersedes = input.supersedesId();
            return draftRequest.draft(
                    actor.get(),
                    new DraftRequest.Asked(
                            GlobalId.parse(VersionView.TYPE, input.versionId()),
                            input.sha256().value(),
                            input.disclosure().terms(),
                            supersedes == null ? null : GlobalId.parse(ApprovalRequestView.TYPE, supersedes),
                            input.idempotencyKey()));
        });
    }

    @Input("EditApprovalRequestInput")
    public record EditApprovalRequestInput(
            @Id @NonNull String requestId,

            @Description("The request's lockVersion as you saw it.") @NonNull
            int expectedVersion,

            @Description("Replaces all of it.") @NonNull DisclosureInput disclosure,
            @Description(IDEMPOTENCY) @Nullable String idempotencyKey) {}

    @Mutation
    @Description("Writes another manifest into your draft.")
    public @NonNull ApprovalRequestPayload editApprovalRequest(@Name("input") @NonNull EditApprovalRequestInput input) {
        return answer(() -> editRequest.edit(
                actor.get(),
                attempt(input.requestId(), input.idempotencyKey()),
                input.expectedVersion(),
                input.disclosure().terms()));
    }

    @Input("SubmitApprovalRequestInput")
    public record SubmitApprovalRequestInput(
            @Id @NonNull String requestId,

            @Description("The request's lockVersion as you saw it.") @NonNull
            int expectedVersion,

            @Description(IDEMPOTENCY) @Nullable String idempotencyKey) {}

    @Mutation
    @Description("Asks the reviewers to sign. Binds the manifest to the rules and findings as they are now.")
    public @NonNull ApprovalRequestPayload submitApprovalRequest(
            @Name("input") @NonNull SubmitApprovalRequestInput input) {
        return answer(() -> submitRequest.submit(
                actor.get(), attempt(input.requestId(), input.idempotencyKey()), input.expectedVersion()));
    }

    @Input("ReviseApprovalRequestInput")
    public record ReviseApprovalRequestInput(
            @Id @NonNull String requestId,

            @Description("The request's lockVersion as you saw it.") @NonNull
            int expectedVersion,

            @Description(IDEMPOTENCY) @Nullable String idempotencyKey) {}

    @Mutation
    @Description("Takes your returned request back into draft, in a new round; nothing signed before counts.")
    public @NonNull ApprovalRequestPayload reviseApprovalRequest(
            @Name("input") @NonNull ReviseApprovalRequestInput input) {
        return answer(() -> editRequest.revise(
                actor.get(), attempt(input.requestId(), input.idempotencyKey()), input.expectedVersion()));
    }

    @Input("WithdrawApprovalRequestInput")
    public record WithdrawApprovalRequestInput(
            @Id @NonNull String requestId,
            @Description(IDEMPOTENCY) @Nullable String idempotencyKey) {}

    @Mutation
    @Description("Says that you no longer ask, whatever changed since you read it.")
    public @NonNull ApprovalRequestPayload withdrawApprovalRequest(
            @Name("input") @NonNull WithdrawApprovalRequestInput input) {
        return answer(() -> withdrawRequest.withdraw(actor.get(), attempt(input.requestId(), input.idempotencyKey())));
    }

    private ApprovalRequestPayload answer(Supplier<ApprovalRequest> act) {
        return userErrors.answer(
                () -> new ApprovalRequestPayload(ApprovalRequestView.of(act.get()), List.of()),
                errors -> new ApprovalRequestPayload(null, errors));
    }

    private static RequestAttempt attempt(String request, @Nullable String key) {
        return RequestAttempt.of(GlobalId.parse(ApprovalRequestView.TYPE, request), key);
    }
}
