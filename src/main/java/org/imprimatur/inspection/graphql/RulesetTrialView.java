package org.imprimatur.inspection.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.inspection.RulesetTrials;
import org.imprimatur.inspection.rules.ReportComparison.Verdict;

@Type("RulesetTrial")
@Description(
        "What proposed rules say of the newest stored versions, beside the inspections that count. Goes on in the background.")
public record RulesetTrialView(
        @Description("On how many versions they are tried.") @NonNull
        int versions,

        @Description("On how many of them they were tried so far.") @NonNull
        int tried,

        @Description("Of how many they say the same.") @NonNull
        int same,

        @Description(
                "Of how many they say something graver: another category, more people, hidden content or a new finding of"
                        + " weight. Once they are in force, releases of these are suspended and open requests for them become void.")
        @NonNull
        int graver,

        @Description("Of how many they say less, and nothing new. Look at each kind of thing that they no longer see.")
        @NonNull
        int milder,

        @Description("How many cannot be read.") @NonNull int unreadable,

        @Description("People in the versions that were tried, added up, by the inspections that count.") @NonNull
        int personsBefore,

        @Description("The same by the proposed rules.") @NonNull
        int personsAfter) {
    static RulesetTrialView of(RulesetTrials.Tally tally) {
        return new RulesetTrialView(
                tally.versions(),
                tally.tried(),
                tally.of(Verdict.SAME),
                tally.of(Verdict.GRAVER),
                tally.of(Verdict.MILDER),
                tally.of(Verdict.UNREADABLE),
                Math.toIntExact(tally.personsBefore()),
                Math.toIntExact(tally.personsAfter()));
    }
}
