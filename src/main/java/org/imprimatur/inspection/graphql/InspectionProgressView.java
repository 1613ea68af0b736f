package org.imprimatur.inspection.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.document.graphql.VersionView;
import org.imprimatur.inspection.FollowInspection;
import org.imprimatur.inspection.rules.InspectionPhase;
import org.jspecify.annotations.Nullable;

@Type("InspectionProgress")
@Description("How far the inspection of a version is.")
public record InspectionProgressView(
        @Description("The version with its state; what was found in it, once the inspection has finished.") @Nullable
        VersionView version,

        @Description("What is being done; null while nothing is, or it has only begun.") @Nullable
        InspectionPhase phase,

        @Description("How much of the phase is done, from 0 to 1; null where nobody knows how much there is.") @Nullable
        Double share) {
    static InspectionProgressView of(FollowInspection.Followed followed) {
        var progress = followed.progress();
        return new InspectionProgressView(
                VersionView.of(followed.version()),
                progress == null ? null : progress.phase(),
                progress == null ? null : progress.share());
    }
}
