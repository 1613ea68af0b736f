package org.imprimatur.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.RuleViolation;

/** A refusal because somebody else was faster. */
@Type("VersionConflict")
@Description("Somebody changed it after you read it. Read it again and decide anew.")
public record VersionConflict(
        @NonNull UserErrorCode code,
        @NonNull String message,
        List<@NonNull String> path,

        @Description("The lock version that it has now.") @NonNull
        int current)
        implements UserError {
    public static VersionConflict of(RuleViolation violation, int current) {
        return new VersionConflict(
                UserErrorCode.valueOf(violation.refusal().name()),
                violation.refusal().message(),
                List.of("expectedVersion"),
                current);
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
