package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.AuthenticationTooOld;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrorCode;

@Type("AuthenticationTooOld")
@Description("Sign in again as this says, then repeat the act (RFC 9470).")
public record AuthenticationTooOldError(
        @NonNull UserErrorCode code,
        @NonNull String message,
        List<@NonNull String> path,

        @Description("Any of these authentication context classes is strong enough: acr_values.") @NonNull
        List<@NonNull String> acrValues,

        @Description("How many seconds ago it may have been, at most: max_age.") @NonNull
        int maxAge)
        implements UserError {
    static AuthenticationTooOldError of(AuthenticationTooOld violation) {
        return new AuthenticationTooOldError(
                UserErrorCode.valueOf(violation.refusal().name()),
                violation.refusal().message(),
                List.of(),
                violation.acrValues(),
                Math.toIntExact(violation.maxAge()));
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
