package org.imprimatur.approval.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandingTest {
    private final Scene scene = new Scene();

    private Optional<Standing.Fallen> fallen(ApprovalRequest request) {
        return Standing.fallen(request, scene.circumstances(request));
    }

    private static Optional<Standing.Fallen> expired(DecisionCause cause) {
        return Optional.of(new Standing.Fallen(DecidedOutcome.EXPIRED, cause));
    }

    private static Optional<Standing.Fallen> voided(DecisionCause cause) {
        return Optional.of(new Standing.Fallen(DecidedOutcome.VOIDED, cause));
    }

    @Test
    void the_review_lasts_until_just_before_its_deadline() {
        var request = scene.inReview();

        scene.now = Scene.START.plus(Scene.REVIEW).minusNanos(1000);
        assertThat(fallen(request)).isEmpty();
        scene.now = Scene.START.plus(Scene.REVIEW);
        assertThat(fallen(request)).isEqualTo(expired(DecisionCause.REVIEW_DEADLINE_PASSED));
        assertThat(refusalOfSigning(request)).isEqualTo(ApprovalRefusal.REQUEST_EXPIRED);
    }

    @Test
    void an_approval_can_be_used_until_just_before_the_time_to_publish_is_over() {
        var approved = scene.approved();
        var approvedAt = scene.now;

        scene.now = approvedAt.plus(Duration.ofHours(24)).minusNanos(1000);
        assertThat(fallen(approved)).isEmpty();
        scene.now = approvedAt.plus(Duration.ofHours(24));
        assertThat(fallen(approved)).isEqualTo(expired(DecisionCause.PUBLISH_BY_PASSED));
    }

    @Test
    void what_was_to_be_out_only_until_then_expires_then() {
        var asked = Scene.disclosure();
        var until = new Embargo(Scene.START.plus(Duration.ofHours(5)), ZoneId.of("America/New_York"));
        var manifest = Manifest.draft(
                Scene.CONTENT,
                List.of(),
                new Disclosure(
                        asked.fileName(),
                        asked.audience(),
                        asked.channel(),
                        asked.destination(),
                        asked.recipients(),
                        asked.purpose(),
                        asked.legalBases(),
                        null,
                        until,
                        new TreeMap<>()),
                scene.nonce());
        var request = scene.submit(scene.drafted(manifest));

        scene.now = until.at().minusNanos(1000);
        assertThat(fallen(request)).isEmpty();
        scene.now = until.at();
        assertThat(fallen(request)).isEqualTo(expired(DecisionCause.NOT_AFTER_PASSED));
    }

    record ChangeOfTheWorld(DecisionCause cause, Consumer<Scene> happens) {
        @Override
        public String toString() {
            return cause.name();
        }
    }

    static Stream<ChangeOfTheWorld> changes() {
        return Stream.of(
                new ChangeOfTheWorld(DecisionCause.NEWER_VERSION, scene -> scene.latest = Scene.id("newer")),
                new ChangeOfTheWorld(DecisionCause.FINDINGS_CHANGED, scene -> scene.findings = Sha256.of("other")),
                new ChangeOfTheWorld(DecisionCause.FINDINGS_CHANGED, scene -> scene.findings = null),
                new ChangeOfTheWorld(
                        DecisionCause.FINDINGS_CHANGED,
                        scene -> scene.inspection = VersionFacts.InspectionStanding.UNINSPECTABLE),
                new ChangeOfTheWorld(DecisionCause.POLICY_RULES_CHANGED, scene -> scene.rules = Sha256.of("other")),
                new ChangeOfTheWorld(DecisionCause.POLICY_RULES_CHANGED, scene -> scene.required = List.of()),
                new ChangeOfTheWorld(
                        DecisionCause.SIGNER_AUTHORITY_ENDED,
                        scene -> scene.endedAuthorities.add(Scene.authority(Scene.PROGRAM, Role.PROGRAM_REVIEWER)
                                .id())));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void what_is_signed_but_not_out_becomes_void_when_the_world_changes(ChangeOfTheWorld change) {
        var inReview = scene.approve(scene.inReview(), Scene.PROGRAM);
        var approved = scene.approve(inReview, Scene.PRIVACY, Scene.COUNSEL, Scene.OFFICIAL);
        assertThat(fallen(inReview)).isEmpty();
        assertThat(fallen(approved)).isEmpty();

        change.happens().accept(scene);

        assertThat(fallen(inReview)).isEqualTo(voided(change.cause()));
        assertThat(fallen(approved)).isEqualTo(voided(change.cause()));
        assertThat(refusalOfSigning(inReview)).isEqualTo(ApprovalRefusal.REQUEST_VOID);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothing_is_retroactive_after_publication(ChangeOfTheWorld change) {
        var published = scene.approved().asPublished();
        change.happens().accept(scene);
        scene.now = scene.now.plus(Duration.ofDays(400));

        assertThat(fallen(published)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void drafts_and_returned_requests_have_nothing_that_could_fall(ChangeOfTheWorld change) {
        var draft = scene.drafted();
        var returned = scene.returned();
        change.happens().accept(scene);
        scene.now = scene.now.plus(Duration.ofDays(400));

        assertThat(fallen(draft)).isEmpty();
        assertThat(fallen(returned)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void the_sweeper_records_why_it_became_void(ChangeOfTheWorld change) {
        var approved = scene.approved();
        change.happens().accept(scene);
        var after = Closing.voided(
                        approved, Actor.system("approval-sweeper"), scene.circumstances(approved), scene.fresh())
                .after();

        assertThat(after.state()).isEqualTo(RequestState.VOIDED);
        assertThat(after.decision().orElseThrow().cause()).isEqualTo(change.cause());
        assertThat(after.decisions()).hasSize(2);
    }

    @Test
    void the_sweeper_records_nothing_that_has_not_come_about() {
        var request = scene.inReview();
        var sweeper = Actor.system("approval-sweeper");

        for (var act : List.<ThrowingCallable>of(
                () -> Closing.expire(request, sweeper, scene.circumstances(request), scene.fresh()),
                () -> Closing.voided(request, sweeper, scene.circumstances(request), scene.fresh()))) {
            assertThat(catchThrowableOfType(RuleViolation.class, act).refusal())
                    .isEqualTo(ApprovalRefusal.STILL_STANDS);
        }
    }

    @Test
    void an_expiry_is_not_recorded_as_a_void_nor_a_void_as_an_expiry() {
        var request = scene.inReview();
        var sweeper = Actor.system("approval-sweeper");
        scene.now = scene.now.plus(Scene.REVIEW);
        assertThat(catchThrowableOfType(
                                RuleViolation.class,
                                () -> Closing.voided(request, sweeper, scene.circumstances(request), scene.fresh()))
                        .refusal())
                .isEqualTo(ApprovalRefusal.STILL_STANDS);
        assertThat(Closing.expire(request, sweeper, scene.circumstances(request), scene.fresh())
                        .after()
                        .state())
                .isEqualTo(RequestState.EXPIRED);
    }

    @Test
    void no_person_records_an_expiry_and_no_service_does() {
        var request = scene.inReview();
        scene.now = scene.now.plus(Scene.REVIEW);

        assertThat(catchThrowableOfType(
                                RuleViolation.class,
                                () -> Closing.expire(
                                        request,
                                        scene.acting(Scene.PRIVACY).actor(),
                                        scene.circumstances(request),
                                        scene.fresh()))
                        .refusal())
                .isEqualTo(ApprovalRefusal.RECORDED_BY_THE_SYSTEM_ONLY);
    }

    private RuleViolation.Refusal refusalOfSigning(ApprovalRequest request) {
        return catchThrowableOfType(
                        RuleViolation.class,
                        () -> Reviewing.signOff(
                                request,
                                scene.acting(Scene.PRIVACY),
                                scene.act(request, Role.PRIVACY_OFFICER, Verdict.APPROVE),
                                scene.circumstances(request),
                                Scene.STEP_UP))
                .refusal();
    }
}
