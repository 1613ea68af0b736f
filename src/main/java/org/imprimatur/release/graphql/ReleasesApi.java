package org.imprimatur.release.graphql;

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
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.FindDecisions;
import org.imprimatur.approval.graphql.ReleaseDecisionView;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.imprimatur.authority.graphql.AuditEntryConnection;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.document.FindDocuments;
import org.imprimatur.document.FindVersions;
import org.imprimatur.document.graphql.DocumentView;
import org.imprimatur.document.graphql.VersionView;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.graphql.NodeSource;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.Permission;
import org.imprimatur.release.FindReleases;
import org.imprimatur.release.ReleaseSearch;
import org.imprimatur.release.rules.ReleaseCommand;
import org.jspecify.annotations.Nullable;

/** Reading releases. */
@GraphQLApi
@Blocking
public class ReleasesApi implements NodeSource {
    private static final int COUNTED = 10_000;

    private final CurrentActor actor;
    private final FindReleases releases;
    private final FindDecisions decisions;
    private final FindDocuments documents;
    private final FindVersions versions;

    ReleasesApi(
            CurrentActor actor,
            FindReleases releases,
            FindDecisions decisions,
            FindDocuments documents,
            FindVersions versions) {
        this.actor = actor;
        this.releases = releases;
        this.decisions = decisions;
        this.documents = documents;
        this.versions = versions;
    }

    @Query
    @Description("The release with this id; null where there is none that you may see.")
    public @Nullable ReleaseView release(@Name("id") @Id @NonNull String id) {
        return releases.byId(actor.get(), GlobalId.parse(ReleaseView.TYPE, id))
                .map(ReleaseView::of)
                .orElse(null);
    }

    @Query
    @Description("The releases that you may see, the newest first.")
    public @NonNull ReleaseConnection releases(
            @Name("first") @Nullable Integer first,
            @Name("after") @Nullable String after,
            @Name("last") @Nullable Integer last,
            @Name("before") @Nullable String before,
            @Name("filter") @Nullable ReleaseFilter filter) {
        var arguments = PageArguments.of(first, after, last, before);
        var search = ReleaseFilter.search(filter);
        var found = releases.page(
                actor.get(), search, Optional.ofNullable(arguments.cursor()), arguments.backward(), arguments.probe());
        return ReleaseConnection.of(arguments.page(found, each -> ReleaseSearch.positionOf(each.release())), search);
    }

    @Description("How many releases the list has; exact up to 10,000, which is also said where there are more.")
    public @NonNull int totalCount(@Source ReleaseConnection connection) {
        return releases.count(actor.get(), connection.search(), COUNTED);
    }

    @Description("The release that puts the decision into effect; null where there is none that you may see.")
    public @Nullable ReleaseView release(@Source ReleaseDecisionView decision) {
        return releases.ofDecision(actor.get(), decision.decision().id())
                .map(ReleaseView::of)
                .orElse(null);
    }

    @Description("The document's releases that you may see, the newest first.")
    public @NonNull ReleaseConnection releases(
            @Source DocumentView document,
            @Name("first") @Nullable Integer first,
            @Name("after") @Nullable String after,
            @Name("last") @Nullable Integer last,
            @Name("before") @Nullable String before) {
        return releases(first, after, last, before, new ReleaseFilter(null, document.id(), null));
    }

    @Description("The decision that it puts into effect; null where you may not see it.")
    public @Nullable ReleaseDecisionView decision(@Source ReleaseView shown) {
        return decisions
                .byId(actor.get(), shown.release().origin().decision())
                .map(ReleaseDecisionView::of)
                .orElse(null);
    }

    @Description("The document that it is of; null where you may not see it.")
    public List<@Nullable DocumentView> document(@Source List<ReleaseView> shown) {
        var found = documents.byIds(
                actor.get(),
                shown.stream().map(each -> each.release().origin().document()).toList());
        return shown.stream()
                .map(each -> found.get(each.release().origin().document()))
                .<@Nullable DocumentView>map(document -> document == null ? null : DocumentView.of(document))
                .toList();
    }

    @Description("The version whose bytes go out; null where you may not see it.")
    public List<@Nullable VersionView> version(@Source List<ReleaseView> shown) {
        var found = versions.byIds(
                actor.get(),
                shown.stream().map(each -> each.release().origin().version()).toList());
        return shown.stream()
                .map(each -> found.get(each.release().origin().version()))
                .<@Nullable VersionView>map(version -> version == null ? null : VersionView.of(version))
                .toList();
    }

    @Description("How it came to be suspended; null while it never was.")
    public @Nullable SuspensionView suspension(@Source ReleaseView shown) {
        return SuspensionView.of(shown.release(), () -> releases.stopReason(actor.get(), shown.releaseId()));
    }

    @Description("How it was recalled; null while it was not.")
    public @Nullable RecallView recall(@Source ReleaseView shown) {
        return RecallView.of(shown.release(), () -> releases.stopReason(actor.get(), shown.releaseId()));
    }

    @Description("The permits that were used under it, the oldest first.")
    public @NonNull PermitUseConnection permitUses(
            @Source ReleaseView shown, @Name("first") @Nullable Integer first, @Name("after") @Nullable String after) {
        var arguments = PageArguments.of(first, after, null, null);
        var found = releases.permitUses(actor.get(), shown.releaseId(), position(arguments), arguments.probe());
        return PermitUseConnection.of(arguments.page(found, use -> use.id().toString()), shown.releaseId());
    }

    @Description("How many permit uses there are; exact up to 10,000, which is also said where there are more.")
    public @NonNull int totalCount(@Source PermitUseConnection connection) {
        return Math.min(COUNTED, releases.countPermitUses(actor.get(), connection.release()));
    }

    @Description("Everything that happened to it, refused attempts, permits and downloads included, the newest first.")
    public @NonNull AuditEntryConnection timeline(
            @Source ReleaseView shown, @Name("first") @Nullable Integer first, @Name("after") @Nullable String after) {
        var arguments = PageArguments.of(first, after, null, null);
        UUID release = shown.releaseId();
        var found = releases.timeline(actor.get(), release, position(arguments).orElse(null), arguments.probe());
        return AuditEntryConnection.of(
                arguments.page(found, placed -> placed.entry().id().toString()),
                () -> releases.countTimeline(actor.get(), release, COUNTED));
    }

    @Description("The entry that vouches for it: of the act that made it what it is now.")
    public @Nullable AuditEntryView auditEntry(@Source ReleaseView shown) {
        return releases.latestAct(actor.get(), shown.releaseId())
                .map(AuditEntryView::of)
                .orElse(null);
    }

    @Description("Everything that stands in the way of publishing it now, whoever would; empty once it is published.")
    public @NonNull List<@NonNull PublishObstacleView> obstacles(@Source ReleaseView shown) {
        return shown.release().state().isUnpublished()
                ? releases.obstacles(actor.get(), shown.releaseId()).stream()
                        .map(PublishObstacleView::of)
                        .toList()
                : List.of();
    }

    @Description("Whether you may schedule it now.")
    public @NonNull Permission viewerCanSchedule(@Source ReleaseView shown) {
        return may(shown, ReleaseCommand.SCHEDULE);
    }

    @Description("Whether you may publish it now.")
    public @NonNull Permission viewerCanPublish(@Source ReleaseView shown) {
        return may(shown, ReleaseCommand.PUBLISH);
    }

    @Description("Whether you may suspend it now.")
    public @NonNull Permission viewerCanSuspend(@Source ReleaseView shown) {
        return may(shown, ReleaseCommand.SUSPEND);
    }

    @Description("Whether you may recall it now.")
    public @NonNull Permission viewerCanRecall(@Source ReleaseView shown) {
        return may(shown, ReleaseCommand.RECALL);
    }

    @Override
    public String type() {
        return ReleaseView.TYPE;
    }

    @Override
    public Optional<? extends Node> find(UUID id) {
        return releases.byId(actor.get(), id).map(ReleaseView::of);
    }

    private Permission may(ReleaseView shown, ReleaseCommand command) {
        return Permission.by(() -> releases.requireMay(actor.get(), shown.releaseId(), command));
    }

    private static Optional<UUID> position(PageArguments arguments) {
        try {
            return Optional.ofNullable(arguments.cursor()).map(UUID::fromString);
        } catch (IllegalArgumentException notOurs) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
    }
}
