package org.imprimatur.release.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.imprimatur.release.rules.Specimen.NOT_AFTER;
import static org.imprimatur.release.rules.Specimen.NOT_BEFORE;
import static org.imprimatur.release.rules.Specimen.NOW;
import static org.imprimatur.release.rules.Specimen.PUBLISH_BY;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.approval.rules.RequestState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadinessToPublishTest {
    @Test
    void nothing_is_in_the_way_when_everything_holds() {
        assertThat(obstacles(Specimen.allGood(), NOW)).isEmpty();
    }

    static Stream<Arguments> one_thing_wrong() {
        var yes = RequestState.APPROVED;
        return Stream.of(
                Arguments.of(
                        new PublishCircumstances(
                                new Footing(yes, false, true, false, false, true, true), true, true, true, true),
                        PublishObstacle.APPROVAL_NOT_VERIFIED),
                Arguments.of(
                        new PublishCircumstances(
                                new Footing(yes, true, true, false, false, true, true), false, true, true, true),
                        PublishObstacle.SIGN_OFFS_INCOMPLETE),
                Arguments.of(
                        new PublishCircumstances(
                                new Footing(yes, true, false, false, false, true, true), true, true, true, true),
                        PublishObstacle.RELEASE_NOT_VERIFIED),
                Arguments.of(
                        new PublishCircumstances(
                                new Footing(yes, true, true, false, false, true, true), true, false, true, true),
                        PublishObstacle.NEWER_VERSION),
                Arguments.of(
                        new PublishCircumstances(
                                new Footing(yes, true, true, true, false, true, true), true, true, true, true),
                        PublishObstacle.DIGEST_IS_BLOCKED),
                Arguments.of(
                        new PublishCircumstances(
                                new Footing(yes, true, true, false, false, true, true), true, true, false, true),
                        PublishObstacle.INSPECTION_CHANGED),
                Arguments.of(
                        new PublishCircumstances(
                                new Footing(yes, true, true, false, false, true, true), true, true, true, false),
                        PublishObstacle.POLICY_RULES_CHANGED),
                Arguments.of(
                        new PublishCircumstances(
                                new Footing(yes, true, true, false, false, false, true), true, true, true, true),
                        PublishObstacle.AUDIT_LOG_NOT_CURRENT));
    }

    @ParameterizedTest
    @MethodSource("one_thing_wrong")
    void one_thing_that_no_longer_holds_is_enough(PublishCircumstances circumstances, PublishObstacle obstacle) {
        assertThat(obstacles(circumstances, NOW)).containsExactly(obstacle);
    }

    @ParameterizedTest
    @EnumSource(value = RequestState.class, names = "APPROVED", mode = EnumSource.Mode.EXCLUDE)
    void only_an_approved_request_is_published(RequestState state) {
        var circumstances = new PublishCircumstances(
                new Footing(state, true, true, false, false, true, true), true, true, true, true);
        PublishObstacle expected = switch (state) {
            case REVOKED -> PublishObstacle.APPROVAL_REVOKED;
            case EXPIRED -> PublishObstacle.APPROVAL_EXPIRED;
            case VOIDED -> PublishObstacle.APPROVAL_VOIDED;
            case DRAFT, IN_REVIEW, RETURNED, REFUSED, WITHDRAWN, APPROVED -> PublishObstacle.APPROVAL_NOT_GIVEN;
        };
        assertThat(obstacles(circumstances, NOW)).containsExactly(expected);
    }

    @Test
    void a_used_approval_matters_only_where_it_was_for_a_single_use() {
        var used = new PublishCircumstances(
                new Footing(RequestState.APPROVED, true, true, false, true, true, true), true, true, true, true);
        assertThat(obstacles(used, NOW)).isEmpty();
        assertThat(ReadinessToPublish.obstacles(Specimen.terms(true, List.of()), used, NOW))
                .containsExactly(PublishObstacle.SINGLE_USE_SPENT);
    }

    @Test
    void the_time_to_publish_begins_with_not_before_and_is_over_exactly_at_publish_by() {
        assertThat(obstacles(Specimen.allGood(), justBefore(NOT_BEFORE)))
                .containsExactly(PublishObstacle.NOT_BEFORE_NOT_REACHED);
        assertThat(obstacles(Specimen.allGood(), NOT_BEFORE)).isEmpty();
        assertThat(obstacles(Specimen.allGood(), justBefore(PUBLISH_BY))).isEmpty();
        assertThat(obstacles(Specimen.allGood(), PUBLISH_BY)).containsExactly(PublishObstacle.PUBLISH_BY_PASSED);
        assertThat(obstacles(Specimen.allGood(), NOT_AFTER))
                .containsExactly(PublishObstacle.PUBLISH_BY_PASSED, PublishObstacle.NOT_AFTER_PASSED);
    }

    @Test
    void every_obstacle_is_told_at_once() {
        var nothingHolds = new PublishCircumstances(
                new Footing(RequestState.VOIDED, false, false, true, true, false, true), false, false, false, false);
        var release = Specimen.authorised(new java.util.UUID(1, 1), Specimen.terms(true, List.of()));
        var refused = catchThrowableOfType(
                NotReadyToPublish.class,
                () -> release.publish(Specimen.PUBLISHER, Specimen.AS_PUBLISHER, nothingHolds, NOT_AFTER));
        assertThat(refused.refusal()).isEqualTo(ReleaseRefusal.RELEASE_NOT_READY);
        assertThat(refused.obstacles())
                .containsExactly(
                        PublishObstacle.APPROVAL_VOIDED,
                        PublishObstacle.APPROVAL_NOT_VERIFIED,
                        PublishObstacle.RELEASE_NOT_VERIFIED,
                        PublishObstacle.SIGN_OFFS_INCOMPLETE,
                        PublishObstacle.PUBLISH_BY_PASSED,
                        PublishObstacle.NOT_AFTER_PASSED,
                        PublishObstacle.NEWER_VERSION,
                        PublishObstacle.DIGEST_IS_BLOCKED,
                        PublishObstacle.INSPECTION_CHANGED,
                        PublishObstacle.POLICY_RULES_CHANGED,
                        PublishObstacle.SINGLE_USE_SPENT,
                        PublishObstacle.AUDIT_LOG_NOT_CURRENT);
    }

    private static List<PublishObstacle> obstacles(PublishCircumstances circumstances, Instant at) {
        return ReadinessToPublish.obstacles(Specimen.terms(), circumstances, at);
    }

    private static Instant justBefore(Instant time) {
        return time.minus(1, ChronoUnit.MICROS);
    }
}
