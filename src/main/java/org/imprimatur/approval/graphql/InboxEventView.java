package org.imprimatur.approval.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.InboxNews;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.graphql.GlobalId;
import org.jspecify.annotations.Nullable;

@Type("InboxEvent")
@Description("What happened to your inbox. Why, the request's timeline says.")
public record InboxEventView(
        @NonNull InboxEventKind kind,

        @Description("The request that it is about; null for STARTED.") @Id @Nullable
        String approvalRequestId,

        @Description("The request as it is now; null for STARTED, and where you may not see it any more.") @Nullable
        ApprovalRequestView approvalRequest) {
    @Enum("InboxEventKind")
    @Description(
            "STARTED comes first: from then on changes are told, so read your inbox after it. ARRIVED: a request waits for a"
                    + " sign-off of yours. CHANGED: it still waits, and is not what it was. LEFT: it does not wait for you any more.")
    public enum InboxEventKind {
        STARTED,
        ARRIVED,
        CHANGED,
        LEFT
    }

    static InboxEventView of(InboxNews news) {
        ApprovalRequest request = news.request();
        return new InboxEventView(
                InboxEventKind.valueOf(news.kind().name()),
                news.id() == null ? null : GlobalId.of(ApprovalRequestView.TYPE, news.id()),
                request == null ? null : ApprovalRequestView.of(request));
    }
}
