package org.imprimatur.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Where a page stands in its connection (Relay Cursor Connections Specification).")
public record PageInfo(
        @NonNull boolean hasNextPage,
        @NonNull boolean hasPreviousPage,
        @Nullable String startCursor,
        @Nullable String endCursor) {}
