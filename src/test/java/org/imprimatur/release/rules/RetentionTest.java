package org.imprimatur.release.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.imprimatur.approval.rules.RequestHistory;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.document.rules.DestructionCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RetentionTest {
    private static final Instant ADDED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant ENDED = Instant.parse("2026-01-11T00:00:00Z");
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    private static Optional<DestructionCause> due(Instant now, RequestHistory... requests) {
        return Retention.due(ADDED, List.of(requests), THIRTY_DAYS, now);
    }

    @ParameterizedTest
    @MethodSource
    void what_ended_without_a_release_is_kept_for_its_time_from_its_end(RequestState state, DestructionCause cause) {
        var request = new RequestHistory(state, false, ENDED);

        assertThat(due(ENDED.plus(THIRTY_DAYS).minusNanos(1000), request)).isEmpty();
        assertThat(due(ENDED.plus(THIRTY_DAYS), request)).contains(cause);
    }

    static Stream<Arguments> what_ended_without_a_release_is_kept_for_its_time_from_its_end() {
        return Stream.of(
                Arguments.of(RequestState.REFUSED, DestructionCause.NOTHING_RELEASED),
                Arguments.of(RequestState.WITHDRAWN, DestructionCause.NOTHING_RELEASED),
                Arguments.of(RequestState.EXPIRED, DestructionCause.NOTHING_RELEASED),
                Arguments.of(RequestState.VOIDED, DestructionCause.NOTHING_RELEASED),
                Arguments.of(RequestState.REVOKED, DestructionCause.NOTHING_RELEASED),
                Arguments.of(RequestState.DRAFT, DestructionCause.NEVER_SUBMITTED));
    }

    @Test
    void what_was_never_submitted_is_kept_for_its_time_from_when_it_was_added() {
        assertThat(due(ADDED.plus(THIRTY_DAYS).minusNanos(1000))).isEmpty();
        assertThat(due(ADDED.plus(THIRTY_DAYS))).contains(DestructionCause.NEVER_SUBMITTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestState.class,
            names = {"IN_REVIEW", "RETURNED", "APPROVED"})
    void what_somebody_may_still_decide_about_stays_for_ever(RequestState open) {
        assertThat(due(ENDED.plus(Duration.ofDays(3650)), new RequestHistory(open, false, ENDED)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RequestState.class)
    void what_was_published_stays_as_evidence_whatever_became_of_it(RequestState state) {
        assertThat(due(ENDED.plus(Duration.ofDays(3650)), new RequestHistory(state, true, ENDED)))
                .isEmpty();
    }

    @Test
    void the_last_of_several_requests_counts() {
        var first = new RequestHistory(RequestState.REFUSED, false, ADDED.plusSeconds(60));
        var last = new RequestHistory(RequestState.WITHDRAWN, false, ENDED);

        assertThat(due(ADDED.plusSeconds(60).plus(THIRTY_DAYS), last, first)).isEmpty();
        assertThat(due(ENDED.plus(THIRTY_DAYS), first, last)).contains(DestructionCause.NOTHING_RELEASED);
        assertThat(due(ENDED.plus(THIRTY_DAYS), first, last, new RequestHistory(RequestState.IN_REVIEW, false, ENDED)))
                .isEmpty();
    }
}
