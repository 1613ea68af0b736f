package org.imprimatur.inspection.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.inspection.rules.RulesetVersion;

@Type("Ruleset")
@Description("One version of the rules by which files are inspected.")
public record RulesetView(
        @Description("1 and up.") @NonNull int version,

        @Description("SHA-256 of the rules in the text; every inspection names it.") @NonNull
        Sha256Scalar sha256,

        @Description("The file, word for word, to begin another one with.") @NonNull
        String text,

        @Description("From when on versions are inspected by it, until there is a newer one.") @NonNull
        Instant inForceFrom) {
    static RulesetView of(RulesetVersion version) {
        return new RulesetView(
                version.version(),
                new Sha256Scalar(version.rulesDigest().hex()),
                version.text(),
                version.inForceFrom());
    }
}
