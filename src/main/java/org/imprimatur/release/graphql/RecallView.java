package org.imprimatur.release.graphql;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.release.rules.Release;
import org.jspecify.annotations.Nullable;

@Type("Recall")
@Description("That a release was taken back for good.")
public record RecallView(
        @NonNull Instant recalledAt,

        @Description("Why, in the words of who recalled it; null once erased.") @Nullable
        String reason) {
    static @Nullable RecallView of(Release release, Supplier<Optional<String>> reason) {
        var at = release.milestones().recalledAt();
        return at == null ? null : new RecallView(at, reason.get().orElse(null));
    }
}
