package org.imprimatur.release.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.imprimatur.approval.FindRequests;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.imprimatur.authority.ReadAudit;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.document.ReadDetails;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.graphql.NodeSource;
import org.imprimatur.release.FindReleases;
import org.jspecify.annotations.Nullable;

/** One entry by its id: for auditors any, for others those of the timelines that they are shown, or whose texts they may erase. */
@GraphQLApi
@Blocking
public class AuditEntryApi implements NodeSource {
    private final CurrentActor actor;
    private final ReadAudit audit;
    private final FindRequests requests;
    private final FindReleases releases;
    private final ReadDetails details;

    AuditEntryApi(
            CurrentActor actor, ReadAudit audit, FindRequests requests, FindReleases releases, ReadDetails details) {
        this.actor = actor;
        this.audit = audit;
        this.requests = requests;
        this.releases = releases;
        this.details = details;
    }

    @Query
    @Description(
            "One entry: for auditors any, for whoever may erase private texts those that hold some, for others those about"
                    + " approval requests and releases that they may see.")
    public @Nullable AuditEntryView auditEntry(@Name("id") @Id @NonNull String id) {
        return entry(GlobalId.parse(AuditEntryView.TYPE, id)).orElse(null);
    }

    @Override
    public String type() {
        return AuditEntryView.TYPE;
    }

    @Override
    public Optional<? extends Node> find(UUID id) {
        return entry(id);
    }

    private Optional<AuditEntryView> entry(UUID id) {
        return audit.find(actor.get(), id)
                .or(() -> requests.entry(actor.get(), id))
                .or(() -> releases.entry(actor.get(), id))
                .or(() -> details.entry(actor.get(), id))
                .map(AuditEntryView::of);
    }
}
