package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.imprimatur.approval.DecisionSearch;
import org.imprimatur.approval.rules.DecidedOutcome;
import org.imprimatur.document.graphql.DocumentView;
import org.imprimatur.graphql.GivenList;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;

@Input("ReleaseDecisionFilter")
@Description("Which release decisions; every condition that is given holds.")
public record ReleaseDecisionFilter(
        @Nullable List<DecidedOutcome> outcomes,
        @Nullable Audience audience,
        @Nullable @Id String documentId) {
    static DecisionSearch search(@Nullable ReleaseDecisionFilter filter) {
        if (filter == null) {
            return new DecisionSearch(List.of(), null, null);
        }
        String document = filter.documentId();
        return new DecisionSearch(
                GivenList.of(filter.outcomes()),
                filter.audience(),
                document == null ? null : GlobalId.parse(DocumentView.TYPE, document));
    }
}
