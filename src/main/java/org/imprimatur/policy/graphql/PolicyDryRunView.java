package org.imprimatur.policy.graphql;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.policy.rules.Requirement;
import org.jspecify.annotations.Nullable;

@Type("PolicyDryRun")
@Description("What the rules would ask for in a case. Nothing is decided, nothing is recorded.")
public record PolicyDryRunView(
        @Description("Whether the sign-offs, once complete, would allow the disclosure.") @NonNull
        boolean allowed,

        @Description("Everything that forbids it; empty when nothing does.") @NonNull
        List<@NonNull PolicyBanView> forbiddenBy,

        @Description("All sign-offs needed, each role once, earlier ones first.") @NonNull
        List<@NonNull RequiredSignOffView> signOffs,

        @Description("The shortest time to publish of all rules, counted from approval; null when no rule sets one.")
        @Nullable
        Duration publishWithin,

        @NonNull boolean singleUse,

        @Description("How recently a signer must have authenticated; null for the product's default.") @Nullable
        Duration authenticatedWithin,

        @Description("The rules that applied.") @NonNull List<@NonNull PolicyRuleView> matchedRules,

        @Description("SHA-256 of exactly these rules; a policy change that does not touch them keeps it.") @NonNull
        Sha256Scalar rulesSha256) {
    static PolicyDryRunView of(Requirement requirement) {
        return new PolicyDryRunView(
                requirement.allowed(),
                requirement.forbiddenBy().stream().map(PolicyBanView::of).toList(),
                requirement.signOffs().stream().map(RequiredSignOffView::of).toList(),
                requirement.publishWithin().isZero() ? null : requirement.publishWithin(),
                requirement.singleUse(),
                requirement.freshWithin(),
                requirement.matched().stream().map(PolicyRuleView::of).toList(),
                new Sha256Scalar(requirement.rulesDigest().hex()));
    }
}
