package org.imprimatur.release.graphql;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.PageInfo;
import org.imprimatur.release.rules.PermitUse;
import org.jspecify.annotations.Nullable;

@Type("PermitUseConnection")
@Description("A page of permit uses, the oldest first.")
public record PermitUseConnection(
        @NonNull List<@NonNull PermitUseEdge> edges,
        @NonNull List<@NonNull PermitUseView> nodes,
        @NonNull PageInfo pageInfo,
        @Ignore UUID release) {
    @Type("PermitUseEdge")
    @Description("A permit use and its place in the list.")
    public record PermitUseEdge(
            @NonNull PermitUseView node, @NonNull String cursor) {}

    @Type("PermitUse")
    @Description("A permit that was used: somebody got a handle that can be redeemed once.")
    public record PermitUseView(
            @Description("The bytes that it was for.") @NonNull
            Sha256Scalar sha256,

            @NonNull Instant usedAt,

            @Description("When the handle was redeemed; null while it was not.") @Nullable
            Instant redeemedAt,

            @Ignore PermitUse use) {}

    static PermitUseConnection of(PageArguments.Page<PermitUse> page, UUID release) {
        var edges = page.edges((use, cursor) -> new PermitUseEdge(
                new PermitUseView(Sha256Scalar.of(use.content()), use.usedAt(), use.redeemedAt(), use), cursor));
        return new PermitUseConnection(
                edges, edges.stream().map(PermitUseEdge::node).toList(), page.info(), release);
    }
}
