package org.imprimatur.document.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.document.DocumentSearch;
import org.imprimatur.document.rules.Document;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.PageInfo;

@Type("DocumentConnection")
@Description("A page of documents.")
public record DocumentConnection(
        @NonNull List<@NonNull DocumentEdge> edges,
        @NonNull List<@NonNull DocumentView> nodes,
        @NonNull PageInfo pageInfo,
        @Ignore DocumentSearch search) {
    @Type("DocumentEdge")
    @Description("A document and its place in the list.")
    public record DocumentEdge(
            @NonNull DocumentView node, @NonNull String cursor) {}

    static DocumentConnection of(PageArguments.Page<Document> page, DocumentSearch search) {
        var edges = page.edges((document, cursor) -> new DocumentEdge(DocumentView.of(document), cursor));
        return new DocumentConnection(
                edges, edges.stream().map(DocumentEdge::node).toList(), page.info(), search);
    }
}
