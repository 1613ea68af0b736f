package org.imprimatur.release.graphql;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.release.rules.Release;
import org.imprimatur.release.rules.ReleaseState;
import org.imprimatur.release.rules.SuspensionCause;
import org.jspecify.annotations.Nullable;

@Type("Suspension")
@Description("That a release was stopped at once.")
public record SuspensionView(
        @NonNull Instant suspendedAt,
        @NonNull SuspensionCause cause,

        @Description("Why, in the words of who stopped it; null where the system did, after a recall, or once erased.")
        @Nullable
        String reason) {
    static @Nullable SuspensionView of(Release release, Supplier<Optional<String>> reason) {
        var at = release.milestones().suspendedAt();
        var cause = release.milestones().suspendedBecause();
        return at == null || cause == null
                ? null
                : new SuspensionView(
                        at,
                        cause,
                        release.state() == ReleaseState.SUSPENDED ? reason.get().orElse(null) : null);
    }
}
