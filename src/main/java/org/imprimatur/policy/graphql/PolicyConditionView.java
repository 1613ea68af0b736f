package org.imprimatur.policy.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.policy.rules.Condition;

@Type("PolicyCondition")
@Description(
        "What a rule asks for besides sign-offs. The software checks the evidence's presence, the signer its truth.")
public record PolicyConditionView(
        @NonNull Condition name,

        @Description("What shows that it holds.") @NonNull String evidence,

        @Description("Whether this product can check it; a rule with one that it cannot check forbids.") @NonNull
        boolean checkable) {
    static PolicyConditionView of(Condition condition) {
        return new PolicyConditionView(condition, condition.evidence(), condition.implemented());
    }
}
