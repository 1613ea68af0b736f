package org.imprimatur.approval.rules;

import java.time.Duration;
import java.time.Instant;
import org.imprimatur.identity.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * Whoever signs has proved who they are strongly enough and a short time ago, as the token's {@code acr} and
 * {@code auth_time} say. A fresh token over an old authentication is not enough.
 */
public final class RecentAuthentication {
    /** How far the identity provider's clock may run ahead of the database's. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private RecentAuthentication() {}

    /**
     * @return when they were authenticated
     * @throws AuthenticationTooOld when it was too long ago, too weak, or the token does not say
     */
    static Instant require(@Nullable Authentication authentication, StepUp stepUp, Instant now) {
        if (authentication == null || authentication.acr() == null || authentication.authenticatedAt() == null) {
            throw new AuthenticationTooOld(stepUp);
        }
        Instant when = authentication.authenticatedAt();
        boolean recent = !when.plus(stepUp.maxAge()).isBefore(now) && !when.isAfter(now.plus(CLOCK_SKEW));
        if (!recent || !stepUp.acrValues().contains(authentication.acr())) {
            throw new AuthenticationTooOld(stepUp);
        }
        return when;
    }
}
