package org.imprimatur.inspection.graphql;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.document.graphql.VersionView;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.subscription.SourceStream;
import org.imprimatur.inspection.FollowInspection;

/** How far inspections are, told as it happens. */
@GraphQLApi
@Blocking
public class InspectionFeedApi {
    private final CurrentActor actor;
    private final SourceStream source;
    private final FollowInspection inspections;

    InspectionFeedApi(CurrentActor actor, SourceStream source, FollowInspection inspections) {
        this.actor = actor;
        this.source = source;
        this.inspections = inspections;
    }

    @Subscription
    @NonNull
    @Description(
            "How far the inspection of a version is: as it is now, about once a second while it runs, and whenever the version's"
                    + " state has changed. Ends when you may not see it any more.")
    public Multi<InspectionProgressView> inspectionProgressed(@Name("id") @Id @NonNull String id) {
        UUID version = GlobalId.parse(VersionView.TYPE, id);
        return source.next(
                more -> inspections.listen(version, more),
                place -> inspections.next(actor.get(), place).map(InspectionProgressView::of));
    }
}
