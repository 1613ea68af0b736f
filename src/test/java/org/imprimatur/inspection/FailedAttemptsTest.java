package org.imprimatur.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailedAttemptsTest {
    private static final Ruleset RULESET = Ruleset.shipped();
    private static final String RULES = RULESET.digest().hex();
    private static final UUID VERSION = UUID.randomUUID();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final FailedAttempts attempts = new FailedAttempts(3, Duration.ofMinutes(1));

    @ParameterizedTest
    @EnumSource(names = {"WORKER_DIED", "TOO_SLOW", "OUT_OF_MEMORY", "NOT_SCANNED"})
    void what_may_be_of_the_moment_is_tried_three_times_and_then_counts(UninspectableReason reason) {
        assertThat(attempts.triesAgain(VERSION, failed(reason), 0)).isTrue();
        assertThat(attempts.triesAgain(VERSION, failed(reason), 0)).isTrue();
        assertThat(attempts.triesAgain(VERSION, failed(reason), 0)).isFalse();
        assertThat(attempts.count()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WORKER_DIED", "TOO_SLOW", "OUT_OF_MEMORY", "NOT_SCANNED"})
    void what_is_the_files_own_counts_at_once(UninspectableReason reason) {
        assertThat(attempts.triesAgain(VERSION, failed(reason), 0)).isFalse();
    }

    @Test
    void each_attempt_waits_longer_than_the_one_before() {
        assertThat(attempts.isResting(VERSION, RULES, 0)).isFalse();
        attempts.triesAgain(VERSION, failed(UninspectableReason.TOO_SLOW), 0);
        assertThat(attempts.isResting(VERSION, RULES, MINUTE - 1)).isTrue();
        assertThat(attempts.isResting(VERSION, RULES, MINUTE)).isFalse();
        attempts.triesAgain(VERSION, failed(UninspectableReason.TOO_SLOW), MINUTE);
        assertThat(attempts.isResting(VERSION, RULES, 3 * MINUTE - 1)).isTrue();
        assertThat(attempts.isResting(VERSION, RULES, 3 * MINUTE)).isFalse();
        assertThat(attempts.isResting(UUID.randomUUID(), RULES, MINUTE)).isFalse();
    }

    @Test
    void other_rules_begin_anew() {
        attempts.triesAgain(VERSION, failed(UninspectableReason.TOO_SLOW), 0);
        assertThat(attempts.isResting(VERSION, "of other rules", 1)).isFalse();
    }

    @Test
    void there_is_at_least_one_attempt() {
        assertThat(new FailedAttempts(1, Duration.ZERO).triesAgain(VERSION, failed(UninspectableReason.TOO_SLOW), 0))
                .isFalse();
        assertThatThrownBy(() -> new FailedAttempts(0, Duration.ZERO)).hasMessageContaining("at least 1");
    }

    private static InspectionReport failed(UninspectableReason reason) {
        return Inspection.uninspectable(reason, null, null, RULESET);
    }
}
