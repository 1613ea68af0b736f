package org.imprimatur.policy.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.policy.rules.Ban;
import org.jspecify.annotations.Nullable;

@Type("PolicyBan")
@Description("One thing that forbids a case.")
public record PolicyBanView(
        @NonNull PolicyBanReason reason,

        @Description("The category that it comes from, where it comes from one.") @Nullable
        ProtectionCategory category,

        @Description("The rule that it comes from, where it comes from one.") @Nullable
        PolicyRuleView rule,

        @Description("The condition that is not met or cannot be checked.") @Nullable
        PolicyConditionView condition) {
    public static PolicyBanView of(Ban ban) {
        return new PolicyBanView(
                PolicyBanReason.of(ban.reason()),
                ban.category(),
                ban.rule() == null ? null : PolicyRuleView.of(ban.rule()),
                ban.condition() == null ? null : PolicyConditionView.of(ban.condition()));
    }
}
