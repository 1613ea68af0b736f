package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.RequestSearch;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.PageInfo;
import org.jspecify.annotations.Nullable;

@Type("ApprovalRequestConnection")
@Description("A page of approval requests.")
public record ApprovalRequestConnection(
        @NonNull List<@NonNull ApprovalRequestEdge> edges,
        @NonNull List<@NonNull ApprovalRequestView> nodes,
        @NonNull PageInfo pageInfo,
        @Ignore @Nullable RequestSearch search) {
    @Type("ApprovalRequestEdge")
    @Description("An approval request and its place in the list.")
    public record ApprovalRequestEdge(
            @NonNull ApprovalRequestView node, @NonNull String cursor) {}

    /** @param search null for the viewer's inbox, which is not found by a search */
    static ApprovalRequestConnection of(PageArguments.Page<ApprovalRequest> page, @Nullable RequestSearch search) {
        var edges = page.edges(
                (approvalRequest, cursor) -> new ApprovalRequestEdge(ApprovalRequestView.of(approvalRequest), cursor));
        return new ApprovalRequestConnection(
                edges, edges.stream().map(ApprovalRequestEdge::node).toList(), page.info(), search);
    }
}
