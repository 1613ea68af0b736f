package org.imprimatur.authority.graphql;

import java.util.List;
import java.util.function.IntSupplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.PageInfo;

@Type("AuditEntryConnection")
@Description("A page of the audit history.")
public record AuditEntryConnection(
        @NonNull List<@NonNull AuditEntryEdge> edges,
        @NonNull List<@NonNull AuditEntryView> nodes,
        @NonNull PageInfo pageInfo,
        @Ignore IntSupplier counted) {
    @Type("AuditEntryEdge")
    @Description("An entry and its place in the history.")
    public record AuditEntryEdge(
            @NonNull AuditEntryView node, @NonNull String cursor) {}

    /** @param counted asked only where somebody wants to know how many there are */
    public static AuditEntryConnection of(PageArguments.Page<AuditEntries.Placed> page, IntSupplier counted) {
        var edges = page.edges((placed, cursor) -> new AuditEntryEdge(AuditEntryView.of(placed), cursor));
        return new AuditEntryConnection(
                edges, edges.stream().map(AuditEntryEdge::node).toList(), page.info(), counted);
    }
}
