package org.imprimatur.release.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.PageInfo;
import org.imprimatur.release.FindReleases;
import org.imprimatur.release.ReleaseSearch;

@Type("ReleaseConnection")
@Description("A page of releases.")
public record ReleaseConnection(
        @NonNull List<@NonNull ReleaseEdge> edges,
        @NonNull List<@NonNull ReleaseView> nodes,
        @NonNull PageInfo pageInfo,
        @Ignore ReleaseSearch search) {
    @Type("ReleaseEdge")
    @Description("A release and its place in the list.")
    public record ReleaseEdge(
            @NonNull ReleaseView node, @NonNull String cursor) {}

    static ReleaseConnection of(PageArguments.Page<FindReleases.Found> page, ReleaseSearch search) {
        var edges = page.edges((found, cursor) -> new ReleaseEdge(ReleaseView.of(found), cursor));
        return new ReleaseConnection(
                edges, edges.stream().map(ReleaseEdge::node).toList(), page.info(), search);
    }
}
