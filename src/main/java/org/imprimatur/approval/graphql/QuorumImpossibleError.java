package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.QuorumImpossible;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrorCode;
import org.imprimatur.identity.Role;

@Type("QuorumImpossible")
@Description("Not enough different people could review it.")
public record QuorumImpossibleError(
        @NonNull UserErrorCode code,
        @NonNull String message,
        List<@NonNull String> path,

        @Description("Roles for which nobody is left.") @NonNull
        List<@NonNull Role> roles)
        implements UserError {
    static QuorumImpossibleError of(QuorumImpossible violation) {
        return new QuorumImpossibleError(
                UserErrorCode.valueOf(violation.refusal().name()),
                violation.refusal().message(),
                List.of(),
                violation.unfilled().stream().sorted().toList());
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
