package org.imprimatur.inspection.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.inspection.rules.EditionComparison;

@Type("EditionComparison")
@Description(
        "What a version says together with the version of its document that went out last, and neither says alone.")
public record EditionComparisonView(
        @Description("The number of the version that went out last.") @NonNull
        int edition,

        @Description("Whether both were read; nothing else is known otherwise.") @NonNull
        boolean compared,

        @Description("Whether both together single somebody out, or could for all that is known.") @NonNull
        boolean singlesOut,

        @Description("All of it for people.") @NonNull String sentence,

        @Description("Who is identified in both.") @NonNull int peopleInBoth,

        @Description("Who is identified only in this one.") @NonNull
        int peopleNew,

        @Description("Who was identified in the one before and is not any more.") @NonNull
        int peopleGone,

        @Description("People in this one whom only the one before links to a claim.") @NonNull
        int linkedByEdition,

        @Description("Counts of people that differ by 1 to 10.") @NonNull
        int changedByFew,

        @Description("Counts that are suppressed in one of them and shown in the other.") @NonNull
        int shownInOne,

        @Description("Counts of 1 to 10 that a total of one of them leaves beside the parts in the other.") @NonNull
        int computable,

        @Description("Rows and columns of figures that only this one has.") @NonNull
        int rowsNew,

        @Description("Rows and columns of figures that only the one before has.") @NonNull
        int rowsGone) {
    static EditionComparisonView of(EditionComparison comparison) {
        return new EditionComparisonView(
                comparison.edition(),
                comparison.compared(),
                comparison.singlesOut(),
                comparison.sentence(),
                comparison.peopleInBoth(),
                comparison.peopleNew(),
                comparison.peopleGone(),
                comparison.linkedByEdition(),
                comparison.changedByFew(),
                comparison.shownInOne(),
                comparison.computable(),
                comparison.rowsNew(),
                comparison.rowsGone());
    }
}
