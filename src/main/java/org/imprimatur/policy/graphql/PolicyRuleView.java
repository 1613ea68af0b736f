package org.imprimatur.policy.graphql;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.LegalBasis;
import org.imprimatur.policy.rules.PolicyRule;
import org.imprimatur.policy.rules.Ruling;
import org.jspecify.annotations.Nullable;

@Type("PolicyRule")
@Description("What content of one category needs before it may go to one audience.")
public record PolicyRuleView(
        @Id @Description("Unique in its policy version: row, category and audience.") @NonNull
        String id,

        @NonNull ProtectionCategory category,
        @NonNull Audience audience,
        @NonNull Ruling ruling,

        @Description("Whether it forbids as it stands: it says so, or it has a condition that cannot be checked yet.")
        @NonNull
        boolean forbids,

        @Description("These sign one after the other.") @NonNull
        List<@NonNull Role> signOffsInOrder,

        @Description("These sign at any time.") @NonNull List<@NonNull Role> signOffsInAnyOrder,

        @Description("One of these must be cited; empty when none is needed.") @NonNull
        List<@NonNull String> legalBases,

        @Description("Time to publish after approval; null where the rule forbids.") @Nullable
        Duration publishWithin,

        @Description("Whether the release can be used once only.") @NonNull
        boolean singleUse,

        @Description("How recently a signer must have authenticated; null for the product's default.") @Nullable
        Duration authenticatedWithin,

        @Description("All must hold.") @NonNull List<@NonNull PolicyConditionView> conditions,

        @Description("Categories whose rules, beside this one, add their sign-offs and not their ban.") @NonNull
        List<@NonNull ProtectionCategory> covers,

        @Description("The law that the rule renders.") @NonNull
        String citation) {
    public static PolicyRuleView of(PolicyRule rule) {
        return new PolicyRuleView(
                rule.id(),
                rule.category(),
                rule.audience(),
                rule.ruling(),
                rule.forbids(),
                rule.inOrder(),
                List.copyOf(rule.anyOrder()),
                rule.legalBases().stream().map(LegalBasis::code).toList(),
                rule.publishWithin(),
                rule.singleUse(),
                rule.freshWithin(),
                rule.conditions().stream().map(PolicyConditionView::of).toList(),
                List.copyOf(rule.covers()),
                rule.citation());
    }
}
