package org.imprimatur.approval.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.imprimatur.approval.FindDecisions;
import org.imprimatur.approval.FindRequests;
import org.imprimatur.approval.Position;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.graphql.NodeSource;
import org.imprimatur.graphql.PageArguments;
import org.jspecify.annotations.Nullable;

/** Reading release decisions. */
@GraphQLApi
@Blocking
public class ReleaseDecisionsApi implements NodeSource {
    private static final int COUNTED = 10_000;

    private final CurrentActor actor;
    private final FindDecisions decisions;
    private final FindRequests requests;

    ReleaseDecisionsApi(CurrentActor actor, FindDecisions decisions, FindRequests requests) {
        this.actor = actor;
        this.decisions = decisions;
        this.requests = requests;
    }

    @Query
    @Description("The release decision with this id; null where there is none that you may see.")
    public @Nullable ReleaseDecisionView releaseDecision(@Name("id") @Id @NonNull String id) {
        return decisions
                .byId(actor.get(), GlobalId.parse(ReleaseDecisionView.TYPE, id))
                .map(ReleaseDecisionView::of)
                .orElse(null);
    }

    @Query
    @Description("The release decisions that you may see, the latest first.")
    public @NonNull ReleaseDecisionConnection releaseDecisions(
            @Name("first") @Nullable Integer first,
            @Name("after") @Nullable String after,
            @Name("last") @Nullable Integer last,
            @Name("before") @Nullable String before,
            @Name("filter") @Nullable ReleaseDecisionFilter filter) {
        var arguments = PageArguments.of(first, after, last, before);
        var search = ReleaseDecisionFilter.search(filter);
        var found = decisions.page(
                actor.get(), search, Cursors.position(arguments), arguments.backward(), arguments.probe());
        return ReleaseDecisionConnection.of(
                arguments.page(found, decision -> new Position(decision.decidedAt(), decision.id()).written()), search);
    }

    @Description("How many release decisions there are; exact up to 10,000, which is also said where there are more.")
    public @NonNull int totalCount(@Source ReleaseDecisionConnection connection) {
        return decisions.count(actor.get(), connection.search(), COUNTED);
    }

    @Description("The request that was decided; null where you may not see it.")
    public @Nullable ApprovalRequestView request(@Source ReleaseDecisionView shown) {
        return requests.byId(actor.get(), shown.decision().request())
                .map(ApprovalRequestView::of)
                .orElse(null);
    }

    @Description("The sign-offs that counted; empty where you may not see the request.")
    public @NonNull List<@NonNull SignOffView> signOffs(@Source ReleaseDecisionView shown) {
        return requests.byId(actor.get(), shown.decision().request()).stream()
                .flatMap(request -> request.signOffs().stream())
                .filter(signOff -> shown.decision().signOffs().contains(signOff.id()))
                .map(SignOffView::of)
                .toList();
    }

    @Description("The entry that vouches for it.")
    public @Nullable AuditEntryView auditEntry(@Source ReleaseDecisionView shown) {
        return decisions
                .entryOf(actor.get(), shown.decision().id())
                .map(AuditEntryView::of)
                .orElse(null);
    }

    @Override
    public String type() {
        return ReleaseDecisionView.TYPE;
    }

    @Override
    public Optional<? extends Node> find(UUID id) {
        return decisions.byId(actor.get(), id).map(ReleaseDecisionView::of);
    }
}
