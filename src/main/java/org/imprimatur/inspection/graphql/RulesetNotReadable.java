package org.imprimatur.inspection.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrorCode;
import org.imprimatur.inspection.rules.RulesetRefused;

@Type("RulesetNotReadable")
@Description("The text is not a ruleset.")
public record RulesetNotReadable(
        @NonNull UserErrorCode code,
        @NonNull String message,
        List<@NonNull String> path,

        @Description("The line of the text, from 1.") @NonNull
        int line,

        @Description("What is wrong there, and with which rule of the text.") @NonNull
        String flaw)
        implements UserError {
    static RulesetNotReadable of(RulesetRefused refused) {
        return new RulesetNotReadable(
                UserErrorCode.valueOf(refused.refusal().name()),
                refused.refusal().message(),
                List.of("text"),
                refused.flaw().line(),
                String.valueOf(refused.flaw().getMessage()));
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
