package org.imprimatur.release;

import java.util.UUID;
import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.audit.rules.Subject;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to do something with a release.
 *
 * @param idempotencyKey null for an attempt that is not to be repeated safely
 */
public record ReleaseAttempt(UUID release, @Nullable String idempotencyKey) implements Attempt {
    @Override
    public Subject subject() {
        return new Subject(null, null, null, release, null);
    }
}
