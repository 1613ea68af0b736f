package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.imprimatur.approval.RequestSearch;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.document.graphql.DocumentView;
import org.imprimatur.graphql.GivenList;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.OrderDirection;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;

@Input("ApprovalRequestFilter")
@Description("Which approval requests; every condition that is given holds.")
public record ApprovalRequestFilter(
        @Description("In one of these states, as recorded.") @Nullable
        List<RequestState> states,

        @Nullable Audience audience,
        @Nullable @Id String documentId,

        @Description("You asked for it.") @Nullable Boolean own) {
    @Input("ApprovalRequestOrder")
    @Description("The order of a list of approval requests; the latest drafted first when left out.")
    public record ApprovalRequestOrder(
            @NonNull Field field, @NonNull OrderDirection direction) {
        @org.eclipse.microprofile.graphql.Enum("ApprovalRequestOrderField")
        @Description("What approval requests are ordered by.")
        public enum Field {
            DRAFTED_AT
        }
    }

    static RequestSearch search(@Nullable ApprovalRequestFilter filter, @Nullable ApprovalRequestOrder order) {
        boolean descending = order == null || order.direction() == OrderDirection.DESC;
        if (filter == null) {
            return new RequestSearch(List.of(), null, null, false, descending);
        }
        String document = filter.documentId();
        return new RequestSearch(
                GivenList.of(filter.states()),
                filter.audience(),
                document == null ? null : GlobalId.parse(DocumentView.TYPE, document),
                Boolean.TRUE.equals(filter.own()),
                descending);
    }
}
