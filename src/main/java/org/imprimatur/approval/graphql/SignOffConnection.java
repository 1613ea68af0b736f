package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.PageInfo;

@Type("SignOffConnection")
@Description("A page of sign-offs.")
public record SignOffConnection(
        @NonNull List<@NonNull SignOffEdge> edges,
        @NonNull List<@NonNull SignOffView> nodes,
        @NonNull PageInfo pageInfo) {
    @Type("SignOffEdge")
    @Description("A sign-off and its place in the list.")
    public record SignOffEdge(
            @NonNull SignOffView node, @NonNull String cursor) {}

    static SignOffConnection of(PageArguments.Page<SignOff> page) {
        var edges = page.edges((signOff, cursor) -> new SignOffEdge(SignOffView.of(signOff), cursor));
        return new SignOffConnection(
                edges, edges.stream().map(SignOffEdge::node).toList(), page.info());
    }
}
