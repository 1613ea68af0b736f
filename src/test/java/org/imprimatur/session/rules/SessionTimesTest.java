package org.imprimatur.session.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionTimesTest {
    private final SessionTimes times = new SessionTimes(Duration.ofMinutes(30), Duration.ofHours(10));
    private final Instant start = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void it_expires_at_the_very_instant_and_not_before() {
        Instant end = start.plus(Duration.ofMinutes(30));

        assertThat(times.hasExpired(start, start, end.minusNanos(1))).isFalse();
        assertThat(times.hasExpired(start, start, end)).isTrue();
    }

    @Test
    void use_moves_the_end_but_never_beyond_the_last() {
        assertThat(times.expiresAt(start, start.plus(Duration.ofHours(1))))
                .isEqualTo(start.plus(Duration.ofMinutes(90)));
        assertThat(times.expiresAt(start, start.plus(Duration.ofMinutes(590))))
                .isEqualTo(start.plus(Duration.ofHours(10)));
    }

    @Test
    void a_session_that_could_not_be_used_is_no_setting() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionTimes(Duration.ZERO, Duration.ofHours(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionTimes(Duration.ofHours(1), Duration.ofSeconds(-1)));
    }
}
