package org.imprimatur.inspection.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("RulesetCoverage")
@Description("How far the stored versions are inspected by one version of the rules.")
public record RulesetCoverageView(
        @Description("Versions whose newest inspection is by these rules.") @NonNull
        int inspected,

        @Description(
                "Other versions whose bytes are there; where these rules are in force, they wait to be inspected anew.")
        @NonNull
        int waiting) {}
