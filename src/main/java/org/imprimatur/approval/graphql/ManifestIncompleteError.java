package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.ManifestIncomplete;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrorCode;

@Type("ManifestIncomplete")
@Description("Fields of the disclosure must be filled in first.")
public record ManifestIncompleteError(
        @NonNull UserErrorCode code,
        @NonNull String message,
        List<@NonNull String> path,
        @Description("Names of the fields.") @NonNull List<@NonNull String> missing)
        implements UserError {
    static ManifestIncompleteError of(ManifestIncomplete violation) {
        return new ManifestIncompleteError(
                UserErrorCode.valueOf(violation.refusal().name()),
                violation.refusal().message(),
                List.of("disclosure"),
                violation.missing());
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
