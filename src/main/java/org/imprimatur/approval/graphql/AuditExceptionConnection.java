package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.FindExceptions;
import org.imprimatur.approval.rules.AuditExceptionKind;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.PageInfo;
import org.jspecify.annotations.Nullable;

@Type("AuditExceptionConnection")
@Description("A page of exceptions.")
public record AuditExceptionConnection(
        @NonNull List<@NonNull AuditExceptionEdge> edges,
        @NonNull List<@NonNull AuditExceptionView> nodes,
        @NonNull PageInfo pageInfo,
        @Ignore long since,
        @Ignore @Nullable AuditExceptionKind kind) {
    @Type("AuditExceptionEdge")
    @Description("An exception and its place in the list.")
    public record AuditExceptionEdge(
            @NonNull AuditExceptionView node, @NonNull String cursor) {}

    static AuditExceptionConnection of(
            PageArguments.Page<FindExceptions.Found> page, long since, @Nullable AuditExceptionKind kind) {
        var edges = page.edges((found, cursor) -> new AuditExceptionEdge(AuditExceptionView.of(found), cursor));
        return new AuditExceptionConnection(
                edges, edges.stream().map(AuditExceptionEdge::node).toList(), page.info(), since, kind);
    }
}
