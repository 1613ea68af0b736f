package org.imprimatur.release.rules;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one {@link PermitQuestion} at one moment.
 *
 * @param reasons empty exactly when permitted
 * @param release the release that permits it, or that came nearest; null where none is near or the asker may not know
 */
public record PermitAnswer(
        boolean permitted,
        List<PermitReason> reasons,
        @Nullable UUID release) {
    public PermitAnswer {
        reasons = List.copyOf(reasons);
        if (permitted != reasons.isEmpty() || (permitted && release == null)) {
            throw new IllegalArgumentException("a permit needs a release, and a refusal needs a reason");
        }
    }

    static PermitAnswer yes(UUID release) {
        return new PermitAnswer(true, List.of(), release);
    }

    static PermitAnswer no(PermitReason reason) {
        return new PermitAnswer(false, List.of(reason), null);
    }

    /** What somebody hears who may not read releases: never a yes, never a reason. */
    public static PermitAnswer withoutReadRights() {
        return no(PermitReason.NOT_PERMITTED);
    }
}
