package org.imprimatur.document.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.imprimatur.document.DocumentSearch;
import org.imprimatur.graphql.OrderDirection;
import org.jspecify.annotations.Nullable;

@Input("DocumentOrder")
@Description("The order of a list of documents; the newest first when left out.")
public record DocumentOrder(@NonNull Field field, @NonNull OrderDirection direction) {
    @org.eclipse.microprofile.graphql.Enum("DocumentOrderField")
    @Description("What documents are ordered by.")
    public enum Field {
        REGISTERED_AT,
        TITLE
    }

    static DocumentSearch search(@Nullable DocumentFilter filter, @Nullable DocumentOrder order) {
        var field = order == null ? Field.REGISTERED_AT : order.field();
        boolean descending = order == null || order.direction() == OrderDirection.DESC;
        return new DocumentSearch(
                filter == null ? null : filter.declaredCategory(),
                filter == null ? null : filter.titleContains(),
                filter != null && Boolean.TRUE.equals(filter.own()),
                switch (field) {
                    case REGISTERED_AT -> DocumentSearch.Order.REGISTERED_AT;
                    case TITLE -> DocumentSearch.Order.TITLE;
                },
                descending);
    }
}
