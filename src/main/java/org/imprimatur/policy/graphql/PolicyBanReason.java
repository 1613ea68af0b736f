package org.imprimatur.policy.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.imprimatur.policy.rules.Ban;

/** The names of {@link Ban.Reason} as the schema has them; a test holds the two equal. */
@Description("Why policy forbids a case.")
public enum PolicyBanReason {
    NO_MATCHING_RULE,
    FORBIDDEN,
    CONDITION_NOT_EVALUABLE,
    CONDITION_NOT_MET,
    LEGAL_BASIS_MISSING,
    NOT_INSPECTED,
    HIDDEN_CONTENT,
    ORIGINAL_SPREADSHEET,
    CONFLICTING_ORDER,
    NO_SIGN_OFF_REQUIRED;

    static PolicyBanReason of(Ban.Reason reason) {
        return valueOf(reason.name());
    }
}
