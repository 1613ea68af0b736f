package org.imprimatur.authority.graphql;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.imprimatur.authority.FollowAudit;
import org.imprimatur.authority.graphql.AuditApi.AuditEntryFilter;
import org.imprimatur.graphql.LongScalar;
import org.imprimatur.graphql.subscription.SourceStream;
import org.jspecify.annotations.Nullable;

/** The audit history as it grows, for auditors. */
@GraphQLApi
@Blocking
public class AuditFeedApi {
    private final CurrentActor actor;
    private final SourceStream source;
    private final FollowAudit audit;

    AuditFeedApi(CurrentActor actor, SourceStream source, FollowAudit audit) {
        this.actor = actor;
        this.source = source;
        this.audit = audit;
    }

    @Subscription
    @NonNull
    @Description(
            "Each entry of the audit history in its order, for auditors. Go on after the index of the last entry that you"
                    + " have, and there is neither gap nor double. Beginning is an entry itself.")
    public Multi<AuditEntryView> auditEntryAppended(
            @Name("filter") @Nullable AuditEntryFilter filter,
            @Name("afterIndex")
                    @Description(
                            "What is there already behind this index comes first; -1 for the whole history. Left out: only"
                                    + " what is appended from now on.")
                    @Nullable
                    LongScalar afterIndex) {
        var wanted = filter == null ? AuditEntries.Filter.ALL : filter.toFilter();
        return source.next(
                more -> audit.listen(wanted, afterIndex == null ? null : afterIndex.value(), more), place -> {
                    audit.begin(actor.get(), place);
                    return audit.next(actor.get(), place).map(AuditEntryView::of);
                });
    }
}
