package org.imprimatur.document.graphql;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.PageInfo;

@Type("DocumentVersionConnection")
@Description("A page of a document's versions, the newest first.")
public record VersionConnection(
        @NonNull List<@NonNull VersionEdge> edges,
        @NonNull List<@NonNull VersionView> nodes,
        @NonNull PageInfo pageInfo,

        @Ignore UUID document) {
    @Type("DocumentVersionEdge")
    @Description("A version and its place in the list.")
    public record VersionEdge(
            @NonNull VersionView node, @NonNull String cursor) {}

    static VersionConnection of(PageArguments.Page<DocumentVersion> page, UUID document) {
        var edges = page.edges((version, cursor) -> new VersionEdge(VersionView.of(version), cursor));
        return new VersionConnection(
                edges, edges.stream().map(VersionEdge::node).toList(), page.info(), document);
    }
}
