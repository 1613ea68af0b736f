package org.imprimatur.approval.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.Embargo;
import org.jspecify.annotations.Nullable;

@Type("Embargo")
@Description("A moment at which something begins or ends to be allowed.")
public record MomentView(
        @Description("The instant; it decides.") @NonNull Instant at,

        @Description("In which place's clock it was meant (IANA time zone).") @NonNull
        String zone) {
    static @Nullable MomentView of(@Nullable Embargo embargo) {
        return embargo == null
                ? null
                : new MomentView(embargo.at(), embargo.zone().getId());
    }
}
