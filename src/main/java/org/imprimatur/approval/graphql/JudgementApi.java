package org.imprimatur.approval.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.imprimatur.approval.JudgeRequest;
import org.imprimatur.approval.rules.DecisionCause;
import org.imprimatur.approval.rules.Standing;
import org.imprimatur.approval.rules.Verdict;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.graphql.Permission;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** What an approval request amounts to at this moment, and what the viewer could do with it. */
@GraphQLApi
@Blocking
public class JudgementApi {
    private final CurrentActor actor;
    private final JudgeRequest judge;

    JudgementApi(CurrentActor actor, JudgeRequest judge) {
        this.actor = actor;
        this.judge = judge;
    }

    @Description("What policy asks for at this moment, and how much of it was signed.")
    public List<@NonNull RequirementView> requirement(@Source List<ApprovalRequestView> shown) {
        return judge(shown).stream()
                .<@NonNull RequirementView>map(RequirementView::of)
                .toList();
    }

    @Description("Why it no longer stands, although that is not recorded yet; null while it stands.")
    public List<@Nullable DecisionCause> lapsed(@Source List<ApprovalRequestView> shown) {
        return judge(shown).stream()
                .<@Nullable DecisionCause>map(judgement ->
                        judgement.fallen().map(Standing.Fallen::cause).orElse(null))
                .toList();
    }

    @Description("For each reviewing role, whether you may sign in it now. How recently you must have signed in is only"
            + " asked when you do.")
    public @NonNull List<@NonNull RolePermission> viewerCanSignOff(@Source ApprovalRequestView shown) {
        var signing = judge.signing(actor.get(), shown.request());
        var permissions = new ArrayList<RolePermission>();
        for (Role role : Role.values()) {
            if (role.reviews()) {
                permissions.add(new RolePermission(
                        role,
                        Permission.by(() -> signing.accept(role, Verdict.APPROVE)),
                        Permission.by(() -> signing.accept(role, Verdict.REFUSE))));
            }
        }
        return permissions;
    }

    @Description("Whether you may edit it now.")
    public @NonNull Permission viewerCanEdit(@Source ApprovalRequestView shown) {
        return Permission.by(() -> judge.requireMayEdit(actor.get(), shown.request()));
    }

    @Description("Whether you may submit it now.")
    public @NonNull Permission viewerCanSubmit(@Source ApprovalRequestView shown) {
        return Permission.by(() -> judge.requireMaySubmit(actor.get(), shown.request()));
    }

    @Description("Whether you may take it back into draft now.")
    public @NonNull Permission viewerCanRevise(@Source ApprovalRequestView shown) {
        return Permission.by(() -> judge.requireMayRevise(actor.get(), shown.request()));
    }

    @Description("Whether you may withdraw it now.")
    public @NonNull Permission viewerCanWithdraw(@Source ApprovalRequestView shown) {
        return Permission.by(() -> judge.requireMayWithdraw(actor.get(), shown.request()));
    }

    @Description("Whether you may revoke the approval now.")
    public @NonNull Permission viewerCanRevoke(@Source ApprovalRequestView shown) {
        return Permission.by(() -> judge.requireMayRevoke(actor.get(), shown.request()));
    }

    private List<JudgeRequest.Judgement> judge(List<ApprovalRequestView> shown) {
        return judge.judge(shown.stream().map(ApprovalRequestView::request).toList());
    }
}
