package org.imprimatur.approval.graphql;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.imprimatur.approval.FollowInbox;
import org.imprimatur.approval.FollowRequest;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.subscription.SourceStream;

/** What happens to approval requests, told as it happens. */
@GraphQLApi
@Blocking
public class ApprovalFeedApi {
    private final CurrentActor actor;
    private final SourceStream source;
    private final FollowInbox inbox;
    private final FollowRequest requests;

    ApprovalFeedApi(CurrentActor actor, SourceStream source, FollowInbox inbox, FollowRequest requests) {
        this.actor = actor;
        this.source = source;
        this.inbox = inbox;
        this.requests = requests;
    }

    @Subscription
    @NonNull
    @Description(
            "What comes into your inbox, changes in it and leaves it. What happens while you do not read is told as its"
                    + " outcome.")
    public Multi<InboxEventView> inboxChanged() {
        return source.next(
                inbox::listen, place -> inbox.next(actor.get(), place).map(InboxEventView::of));
    }

    @Subscription
    @NonNull
    @Description(
            "The approval request as it is now, and its newest state whenever something happened to it, its releases"
                    + " included. Ends when you may not see it any more.")
    public Multi<ApprovalRequestView> approvalRequestChanged(@Name("id") @Id @NonNull String id) {
        UUID request = GlobalId.parse(ApprovalRequestView.TYPE, id);
        return source.next(
                more -> requests.listen(request, more),
                place -> requests.next(actor.get(), place).map(ApprovalRequestView::of));
    }
}
