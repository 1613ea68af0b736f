package org.imprimatur.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;

/** A refusal, as a payload tells it. Sub-types carry data that a client needs to go on. */
@Interface
@Description("Why nothing changed: a rule refused the act.")
public interface UserError {
    @NonNull
    @Description("The refusal's name, for programs.")
    UserErrorCode getCode();

    @NonNull
    @Description("What is forbidden or missing and what to do next, for people.")
    String getMessage();

    @Description("The part of the input that it is about, where there is one.")
    List<@NonNull String> getPath();
}
