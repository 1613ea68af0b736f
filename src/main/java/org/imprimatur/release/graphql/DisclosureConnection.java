package org.imprimatur.release.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.PageInfo;
import org.imprimatur.release.AccountDisclosures;
import org.imprimatur.release.AccountDisclosures.Disclosure;

@Type("DisclosureConnection")
@Description("A page of an accounting of disclosures, the earliest first.")
public record DisclosureConnection(
        @NonNull List<@NonNull DisclosureEdge> edges,
        @NonNull List<@NonNull DisclosureView> nodes,
        @NonNull PageInfo pageInfo,
        @Ignore AccountDisclosures.Of of) {
    @Type("DisclosureEdge")
    @Description("A disclosure and its place in the accounting.")
    public record DisclosureEdge(
            @NonNull DisclosureView node, @NonNull String cursor) {}

    static DisclosureConnection of(PageArguments.Page<Disclosure> page, AccountDisclosures.Of of) {
        var edges = page.edges((disclosure, cursor) -> new DisclosureEdge(DisclosureView.of(disclosure), cursor));
        return new DisclosureConnection(
                edges, edges.stream().map(DisclosureEdge::node).toList(), page.info(), of);
    }
}
