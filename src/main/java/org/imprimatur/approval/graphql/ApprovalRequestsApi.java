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
import org.imprimatur.approval.FindRequests;
import org.imprimatur.approval.Position;
import org.imprimatur.approval.RequestSearch;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.imprimatur.authority.ReadRegister;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.authority.graphql.PersonView;
import org.imprimatur.authority.graphql.ViewerView;
import org.imprimatur.document.FindDocuments;
import org.imprimatur.document.FindVersions;
import org.imprimatur.document.graphql.DocumentView;
import org.imprimatur.document.graphql.VersionView;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.graphql.NodeSource;
import org.imprimatur.graphql.PageArguments;
import org.jspecify.annotations.Nullable;

/** Reading approval requests, and what hangs on them. */
@GraphQLApi
@Blocking
public class ApprovalRequestsApi implements NodeSource {
    private static final int COUNTED = 10_000;

    private final CurrentActor actor;
    private final FindRequests requests;
    private final FindDocuments documents;
    private final FindVersions versions;
    private final ReadRegister register;

    ApprovalRequestsApi(
            CurrentActor actor,
            FindRequests requests,
            FindDocuments documents,
            FindVersions versions,
            ReadRegister register) {
        this.actor = actor;
        this.requests = requests;
        this.documents = documents;
        this.versions = versions;
        this.register = register;
    }

    @Query
    @Description("The approval request with this id; null where there is none that you may see.")
    public @Nullable ApprovalRequestView approvalRequest(@Name("id") @Id @NonNull String id) {
        return requests.byId(actor.get(), GlobalId.parse(ApprovalRequestView.TYPE, id))
                .map(ApprovalRequestView::of)
                .orElse(null);
    }

    @Query
    @Description("The approval requests that you may see.")
    public @NonNull ApprovalRequestConnection approvalRequests(
            @Name("first") @Nullable Integer first,
            @Name("after") @Nullable String after,
            @Name("last") @Nullable Integer last,
            @Name("before") @Nullable String before,
            @Name("filter") @Nullable ApprovalRequestFilter filter,
            @Name("orderBy") ApprovalRequestFilter.@Nullable ApprovalRequestOrder orderBy) {
        return connection(PageArguments.of(first, after, last, before), ApprovalRequestFilter.search(filter, orderBy));
    }

    @Description("What was asked for with this document, the latest first.")
    public @NonNull ApprovalRequestConnection approvalRequests(
            @Source DocumentView document,
            @Name("first") @Nullable Integer first,
            @Name("after") @Nullable String after,
            @Name("last") @Nullable Integer last,
            @Name("before") @Nullable String before) {
        return connection(
                PageArguments.of(first, after, last, before),
                RequestSearch.ofDocument(GlobalId.parse(DocumentView.TYPE, document.getId())));
    }

    @Description("Waiting for a sign-off that you could give now, the earliest deadline first.")
    public @NonNull ApprovalRequestConnection inbox(
            @Source ViewerView viewer, @Name("first") @Nullable Integer first, @Name("after") @Nullable String after) {
        var arguments = PageArguments.of(first, after, null, null);
        var found = requests.inbox(actor.get(), Cursors.position(arguments), arguments.probe());
        return ApprovalRequestConnection.of(arguments.page(found, ApprovalRequestsApi::byDeadline), null);
    }

    @Description("How many approval requests there are by the same filter; exact up to 10,000, which is also said where"
            + " there are more.")
    public @NonNull int totalCount(@Source ApprovalRequestConnection connection) {
        RequestSearch search = connection.search();
        return search == null
                ? requests.countInbox(actor.get(), COUNTED)
                : requests.count(actor.get(), search, COUNTED);
    }

    @Description("The document; null where you may not see it.")
    public List<@Nullable DocumentView> document(@Source List<ApprovalRequestView> shown) {
        var found = documents.byIds(
                actor.get(),
                shown.stream().map(each -> each.request().document()).toList());
        return shown.stream()
                .map(each -> found.get(each.request().document()))
                .<@Nullable DocumentView>map(document -> document == null ? null : DocumentView.of(document))
                .toList();
    }

    @Description("The version; null where you may not see it.")
    public List<@Nullable VersionView> version(@Source List<ApprovalRequestView> shown) {
        var found = versions.byIds(
                actor.get(),
                shown.stream().map(each -> each.request().version()).toList());
        return shown.stream()
                .map(each -> found.get(each.request().version()))
                .<@Nullable VersionView>map(version -> version == null ? null : VersionView.of(version))
                .toList();
    }

    @Description("Who asked.")
    public List<@Nullable PersonView> requester(@Source List<ApprovalRequestView> shown) {
        var ids = shown.stream().map(each -> each.request().requester()).toList();
        return PersonView.inOrder(register.people(actor.get(), ids), ids);
    }

    @Description("All sign-offs, of earlier rounds and retracted ones too, in the order in which they were made.")
    public @NonNull List<@NonNull SignOffView> signOffs(@Source ApprovalRequestView shown) {
        return shown.request().signOffs().stream().map(SignOffView::of).toList();
    }

    @Description("The latest release decision; null while there is none.")
    public @Nullable ReleaseDecisionView decision(@Source ApprovalRequestView shown) {
        return shown.request().decision().map(ReleaseDecisionView::of).orElse(null);
    }

    @Description("All release decisions, in the order in which they were made.")
    public @NonNull List<@NonNull ReleaseDecisionView> decisions(@Source ApprovalRequestView shown) {
        return shown.request().decisions().stream().map(ReleaseDecisionView::of).toList();
    }

    @Description("The earlier request that this one asks again for; null where there is none that you may see.")
    public @Nullable ApprovalRequestView supersedes(@Source ApprovalRequestView shown) {
        UUID earlier = shown.request().supersedes();
        return earlier == null
                ? null
                : requests.byId(actor.get(), earlier)
                        .map(ApprovalRequestView::of)
                        .orElse(null);
    }

    @Description("Refusals of exactly these bytes in other requests, whoever asked, the latest first.")
    public @NonNull List<@NonNull ReleaseDecisionView> earlierRefusals(@Source ApprovalRequestView shown) {
        return requests.earlierRefusals(actor.get(), shown.request()).stream()
                .map(ReleaseDecisionView::of)
                .toList();
    }

    @Description("Everything that happened to it, refused attempts and its releases included, the oldest first.")
    public @NonNull List<@NonNull AuditEntryView> timeline(@Source ApprovalRequestView shown) {
        return requests.timeline(actor.get(), shown.request().id()).stream()
                .map(AuditEntryView::of)
                .toList();
    }

    @Override
    public String type() {
        return ApprovalRequestView.TYPE;
    }

    @Override
    public Optional<? extends Node> find(UUID id) {
        return requests.byId(actor.get(), id).map(ApprovalRequestView::of);
    }

    private ApprovalRequestConnection connection(PageArguments arguments, RequestSearch search) {
        var found = requests.page(
                actor.get(), search, Cursors.position(arguments), arguments.backward(), arguments.probe());
        return ApprovalRequestConnection.of(
                arguments.page(found, request -> new Position(request.draftedAt(), request.id()).written()), search);
    }

    private static String byDeadline(ApprovalRequest request) {
        var deadline = request.deadline();
        return new Position(deadline == null ? request.draftedAt() : deadline, request.id()).written();
    }
}
