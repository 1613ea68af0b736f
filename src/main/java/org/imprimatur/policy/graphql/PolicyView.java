package org.imprimatur.policy.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.policy.rules.Policy;

@Type("Policy")
@Description("One version of the rules. What no rule allows is forbidden.")
public record PolicyView(
        @Description("1 and up; 0 while no policy is in force, and everything is forbidden.") @NonNull
        int version,

        @Description("SHA-256 of the rules in the canonical form of RFC 8785.") @NonNull
        Sha256Scalar sha256,

        @NonNull List<@NonNull PolicyRuleView> rules) {
    static PolicyView of(Policy policy) {
        return new PolicyView(
                policy.version(),
                new Sha256Scalar(policy.digest().hex()),
                policy.rules().stream().map(PolicyRuleView::of).toList());
    }
}
