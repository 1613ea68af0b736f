package org.imprimatur.approval;

import java.util.List;
import java.util.UUID;
import org.imprimatur.approval.rules.DecidedOutcome;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;

/**
 * Which release decisions somebody looks for, the latest first; null for any.
 *
 * @param outcomes one of these; empty for any
 */
public record DecisionSearch(
        List<DecidedOutcome> outcomes,
        @Nullable Audience audience,
        @Nullable UUID document) {
    public DecisionSearch {
        outcomes = List.copyOf(outcomes);
    }
}
