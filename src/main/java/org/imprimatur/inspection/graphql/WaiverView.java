package org.imprimatur.inspection.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.inspection.rules.Waiver;
import org.imprimatur.inspection.rules.WaiverReason;
import org.jspecify.annotations.Nullable;

@Type("Waiver")
@Description(
        "Sets one finding in the bytes of one version aside, for a time. Hidden content is never set aside for the public.")
public record WaiverView(
        String id,

        @NonNull WaiverReason reason,
        @NonNull WaiverState state,

        @Description("When it was asked for.") @NonNull Instant askedAt,

        @Description("When it was granted, refused or withdrawn.") @Nullable
        Instant decidedAt,

        @Description("When it ends, exclusive; null before it is granted.") @Nullable
        Instant until,

        @Ignore Waiver waiver)
        implements Node {
    static final String TYPE = "Waiver";

    static WaiverView of(Waiver waiver) {
        return new WaiverView(
                GlobalId.of(TYPE, waiver.id()),
                waiver.reason(),
                WaiverState.valueOf(waiver.state().name()),
                waiver.askedAt(),
                waiver.decidedAt(),
                waiver.until(),
                waiver);
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }
}
