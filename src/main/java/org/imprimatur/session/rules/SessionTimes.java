package org.imprimatur.session.rules;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a session lasts: until nobody used it for a while, and in any case until its end.
 *
 * @param idleAfter how long after the last request; positive
 * @param endsAfter how long after the sign-in; positive
 */
public record SessionTimes(Duration idleAfter, Duration endsAfter) {
    public SessionTimes {
        if (idleAfter.isNegative() || idleAfter.isZero() || endsAfter.isNegative() || endsAfter.isZero()) {
            throw new IllegalArgumentException("a session lasts longer than no time");
        }
    }

    /** The instant from which on it no longer counts, unless it is used before. */
    public Instant expiresAt(Instant startedAt, Instant seenAt) {
        Instant idle = seenAt.plus(idleAfter);
        Instant end = startedAt.plus(endsAfter);
        return idle.isBefore(end) ? idle : end;
    }

    /** Half-open: at the instant itself it has expired. */
    public boolean hasExpired(Instant startedAt, Instant seenAt, Instant now) {
        return !now.isBefore(expiresAt(startedAt, seenAt));
    }
}
