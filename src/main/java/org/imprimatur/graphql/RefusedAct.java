package org.imprimatur.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.RuleViolation;

/** A refusal whose name says it all. */
@Type("RefusedAct")
@Description("A refusal whose name says it all.")
public record RefusedAct(
        @NonNull UserErrorCode code, @NonNull String message, List<@NonNull String> path) implements UserError {
    public static RefusedAct of(RuleViolation violation) {
        return new RefusedAct(
                UserErrorCode.valueOf(violation.refusal().name()),
                violation.refusal().message(),
                List.of());
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
