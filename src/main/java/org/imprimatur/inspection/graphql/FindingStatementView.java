package org.imprimatur.inspection.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.inspection.rules.FindingStatement;

@Type("FindingStatement")
@Description("That somebody read a picture in full and nobody is in it, or has seen weak findings.")
public record FindingStatementView(
        @NonNull Instant at, @Ignore FindingStatement statement) {
    static FindingStatementView of(FindingStatement statement) {
        return new FindingStatementView(statement.at(), statement);
    }
}
