package org.imprimatur.inspection.graphql;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.PageInfo;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.FinishedInspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Severity;
import org.jspecify.annotations.Nullable;

@Type("FindingConnection")
@Description("A page of findings, the gravest first.")
public record FindingConnection(
        @NonNull List<@NonNull FindingEdge> edges,
        @NonNull List<@NonNull FindingView> nodes,
        @NonNull PageInfo pageInfo,
        @NonNull int totalCount) {
    @Type("FindingEdge")
    @Description("A finding and its place in the list.")
    public record FindingEdge(
            @NonNull FindingView node, @NonNull String cursor) {}

    @Type("Finding")
    @Description("One thing that the inspection found in one place by one recogniser.")
    public record FindingView(
            @Description("Names it: another finding, or one of which anything else is said, has another.") @NonNull
            Sha256Scalar sha256,

            @NonNull String recogniser,

            @Description("Where, for example a sheet and a range of cells.") @NonNull
            String place,

            @Description("Whether and how it is hidden from a reader.") @NonNull
            Mechanism mechanism,

            @NonNull Severity severity,

            @Description("Distinct people that it is about; 0 where it is not about people one by one.") @NonNull
            int personCount,

            @Description("Cells or passages.") @NonNull int occurrences,

            @Description("One example with everything that would identify it struck out.") @Nullable
            String maskedSample,

            @Description("The protection categories that follow from it.") @NonNull
            List<@NonNull ProtectionCategory> categories,

            @Ignore Finding finding,

            @Ignore FinishedInspection inspection) {
        static FindingView of(Finding finding, FinishedInspection inspection) {
            return new FindingView(
                    Sha256Scalar.of(finding.identity()),
                    finding.recogniser(),
                    finding.place(),
                    finding.mechanism(),
                    finding.severity(),
                    finding.personCount(),
                    finding.occurrences(),
                    finding.maskedSample(),
                    List.copyOf(finding.categories()),
                    finding,
                    inspection);
        }

        @Ignore
        UUID version() {
            return inspection.version();
        }

        @Ignore
        InspectionReport report() {
            return inspection.report();
        }
    }

    static FindingConnection of(PageArguments.Page<Finding> page, int total, FinishedInspection inspection) {
        var edges = page.edges((finding, cursor) -> new FindingEdge(FindingView.of(finding, inspection), cursor));
        return new FindingConnection(
                edges, edges.stream().map(FindingEdge::node).toList(), page.info(), total);
    }
}
