package org.imprimatur.approval;

import java.util.UUID;
import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to do something with an approval request.
 *
 * @param role the role that the actor wants to act in, where they name one
 * @param idempotencyKey null for an attempt that is not to be repeated safely
 */
public record RequestAttempt(
        UUID request, @Nullable Role role, @Nullable String idempotencyKey) implements Attempt {
    public static RequestAttempt of(UUID request, @Nullable String idempotencyKey) {
        return new RequestAttempt(request, null, idempotencyKey);
    }

    @Override
    public Subject subject() {
        return new Subject(null, null, request, null, null);
    }
}
