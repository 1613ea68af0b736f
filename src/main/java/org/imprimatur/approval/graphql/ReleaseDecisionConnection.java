package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.DecisionSearch;
import org.imprimatur.approval.rules.ReleaseDecision;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.PageInfo;

@Type("ReleaseDecisionConnection")
@Description("A page of release decisions.")
public record ReleaseDecisionConnection(
        @NonNull List<@NonNull ReleaseDecisionEdge> edges,
        @NonNull List<@NonNull ReleaseDecisionView> nodes,
        @NonNull PageInfo pageInfo,
        @Ignore DecisionSearch search) {
    @Type("ReleaseDecisionEdge")
    @Description("A release decision and its place in the list.")
    public record ReleaseDecisionEdge(
            @NonNull ReleaseDecisionView node, @NonNull String cursor) {}

    static ReleaseDecisionConnection of(PageArguments.Page<ReleaseDecision> page, DecisionSearch search) {
        var edges = page.edges(
                (releaseDecision, cursor) -> new ReleaseDecisionEdge(ReleaseDecisionView.of(releaseDecision), cursor));
        return new ReleaseDecisionConnection(
                edges, edges.stream().map(ReleaseDecisionEdge::node).toList(), page.info(), search);
    }
}
