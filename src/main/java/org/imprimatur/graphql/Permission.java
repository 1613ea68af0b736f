package org.imprimatur.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.imprimatur.RuleViolation;
import org.jspecify.annotations.Nullable;

/** Whether the viewer may do an act now, by the same rules that will decide it. */
@Description("Whether you may do an act now, by the same rules that will decide it when you try.")
public record Permission(
        @NonNull boolean allowed,

        @Description("The refusal that you would get.") @Nullable
        UserErrorCode code,

        @Description("The refusal's message.") @Nullable String reason) {
    /** Runs the rule and reports instead of throwing. The rule must change nothing. */
    public static Permission by(Runnable rule) {
        try {
            rule.run();
            return new Permission(true, null, null);
        } catch (RuleViolation violation) {
            return new Permission(
                    false,
                    UserErrorCode.valueOf(violation.refusal().name()),
                    violation.refusal().message());
        }
    }
}
