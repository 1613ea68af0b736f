package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.ForbiddenByPolicy;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrorCode;
import org.imprimatur.policy.graphql.PolicyBanView;

@Type("ForbiddenByPolicy")
@Description("Policy forbids it, whoever signs.")
public record ForbiddenByPolicyError(
        @NonNull UserErrorCode code,
        @NonNull String message,
        List<@NonNull String> path,

        @Description("Everything that forbids it, with the rules.") @NonNull
        List<@NonNull PolicyBanView> rules)
        implements UserError {
    static ForbiddenByPolicyError of(ForbiddenByPolicy violation) {
        return new ForbiddenByPolicyError(
                UserErrorCode.valueOf(violation.refusal().name()),
                violation.refusal().message(),
                List.of(),
                violation.bans().stream().map(PolicyBanView::of).toList());
    }

    @Override
    @NonNull
    public UserErrorCode getCode() {
        return code;
    }

    @Override
    @NonNull
    public String getMessage() {
        return message;
    }

    @Override
    public List<@NonNull String> getPath() {
        return path;
    }
}
