package org.imprimatur.inspection.graphql;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.inspection.rules.FinishedInspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

@Type("Inspection")
@Description("What is really inside a version.")
public record InspectionView(
        @NonNull InspectionState state,

        @Description("Why it could not be inspected.") @Nullable
        UninspectableReason reason,

        @Description("The same for people, with what to do.") @Nullable
        String advice,

        @Description("Which part was not read, where that is known.") @Nullable
        String unreadPlace,

        @NonNull String rulesetVersion,
        @NonNull Instant startedAt,
        @NonNull Instant finishedAt,

        @Description("The sentence that a signer reads first.") @NonNull
        String summary,

        @Description("Distinct people in the whole file.") @NonNull
        int personCount,

        @Description("How many of them are linked to a claim.") @NonNull
        int claimantCount,

        @Description("Whether there is content that a reader does not see.") @NonNull
        boolean hiddenContent,

        @Description("Whether nothing was found that is more than weak.") @NonNull
        boolean clean,

        @NonNull List<@NonNull ProtectionCategory> categories,

        @Description("What it says together with the version that went out last; null where none went out before it.")
        @Nullable
        EditionComparisonView editionComparison,

        @Description(
                "The malware scanner that saw the bytes first, with its signatures; null where none is configured.")
        @Nullable
        String scannedBy,

        @Description(
                "The program that was given the pictures to read, with its version and languages; null where none is configured.")
        @Nullable
        String picturesReadBy,

        @Ignore FinishedInspection inspection) {
    @Description("Names the findings; part of what people sign.")
    @NonNull
    public Sha256Scalar getFindingsSha256() {
        return Sha256Scalar.of(inspection.findingsDigest());
    }

    static InspectionView of(FinishedInspection inspection) {
        InspectionReport report = inspection.report();
        UninspectableReason reason = report.reason();
        return new InspectionView(
                report.state(),
                reason,
                reason == null ? null : reason.message(),
                report.unreadPlace(),
                report.rulesetVersion(),
                inspection.startedAt(),
                inspection.finishedAt(),
                report.summary(),
                report.personCount(),
                report.claimantCount(),
                report.hiddenContent(),
                report.clean(),
                List.copyOf(report.categories()),
                report.together() == null ? null : EditionComparisonView.of(report.together()),
                report.scannedBy(),
                report.picturesReadBy(),
                inspection);
    }
}
