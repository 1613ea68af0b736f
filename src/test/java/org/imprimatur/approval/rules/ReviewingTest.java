package org.imprimatur.approval.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewingTest {
    private final Scene scene = new Scene();

    private static RuleViolation.Refusal refusal(ThrowingCallable act) {
        var refused = catchThrowableOfType(RuleViolation.class, act);
        assertThat(refused).isNotNull();
        return refused.refusal();
    }

    @Test
    void three_of_four_ordered_sign_offs_leave_the_request_in_review() {
        var signed = scene.approve(scene.inReview(), Scene.PROGRAM, Scene.PRIVACY, Scene.COUNSEL);

        assertThat(signed.state()).isEqualTo(RequestState.IN_REVIEW);
        assertThat(signed.decision()).isEmpty();
        assertThat(Outcome.of(signed, scene.circumstances(signed)).outstanding())
                .extracting(needed -> needed.role())
                .containsExactly(Role.APPROVING_OFFICIAL);
    }

    @Test
    void the_fourth_sign_off_approves_and_sets_the_time_to_publish() {
        var approved = scene.approved();

        assertThat(approved.state()).isEqualTo(RequestState.APPROVED);
        assertThat(approved.publishBy()).isEqualTo(scene.now.plus(Duration.ofHours(24)));
        var decision = approved.decision().orElseThrow();
        assertThat(decision.outcome()).isEqualTo(DecidedOutcome.APPROVED);
        assertThat(decision.signOffs())
                .isEqualTo(approved.signOffs().stream().map(SignOff::id).toList());
        assertThat(decision.manifest()).isEqualTo(approved.manifest().digest());
        assertThat(decision.publishBy()).isEqualTo(approved.publishBy());
        assertThat(decision.singleUse()).isTrue();
    }

    @Test
    void the_lock_version_does_not_rise_on_a_sign_off_that_leaves_the_request_in_review() {
        var request = scene.inReview();
        var signed = scene.approve(request, Scene.PROGRAM);

        assertThat(signed.lockVersion()).isEqualTo(request.lockVersion());
        assertThat(scene.approve(signed, Scene.PRIVACY, Scene.COUNSEL, Scene.OFFICIAL)
                        .lockVersion())
                .isEqualTo(request.lockVersion() + 1);
    }

    @Test
    void a_sign_off_shows_who_in_which_role_under_which_authority_what_it_means_and_how_they_were_authenticated() {
        var request = scene.inReview();
        var change = scene.signOff(request, Scene.PROGRAM, Role.PROGRAM_REVIEWER, Verdict.APPROVE);
        var signOff = change.after().signOffs().get(0);

        assertThat(signOff.person()).isEqualTo(Scene.person(Scene.PROGRAM));
        assertThat(signOff.printedName().value()).isEqualTo("Printed Name");
        assertThat(signOff.authority())
                .isEqualTo(Scene.authority(Scene.PROGRAM, Role.PROGRAM_REVIEWER).id());
        assertThat(signOff.meaning()).isEqualTo(Meaning.PROGRAM_REVIEWED);
        assertThat(signOff.acr()).isEqualTo("urn:strong");
        assertThat(signOff.authenticatedAt()).isEqualTo(scene.now);
        assertThat(signOff.signedAt()).isEqualTo(scene.now);
        assertThat(signOff.manifest()).isEqualTo(request.manifest().digest());
        assertThat(change.event().action()).isEqualTo(Action.APPROVE_REQUEST);
        assertThat(change.event().role()).isEqualTo(Role.PROGRAM_REVIEWER);
        assertThat(change.event().attests()).contains(signOff);
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"REFUSE", "RETURN"})
    void saying_no_needs_a_reason(Verdict no) {
        var request = scene.inReview();
        var act = scene.act(request, Role.PROGRAM_REVIEWER, no);
        var silent = new SignOffAct(
                act.id(), act.decision(), act.role(), no, null, act.manifest(), act.round(), act.printedName());
        var blank = new SignOffAct(
                act.id(),
                act.decision(),
                act.role(),
                no,
                Scene.text("  "),
                act.manifest(),
                act.round(),
                act.printedName());

        assertThat(refusal(() -> scene.signOff(request, scene.acting(Scene.PROGRAM), silent)))
                .isEqualTo(ApprovalRefusal.REASON_MISSING);
        assertThat(refusal(() -> scene.signOff(request, scene.acting(Scene.PROGRAM), blank)))
                .isEqualTo(ApprovalRefusal.REASON_MISSING);
    }

    @Test
    void one_refusal_ends_the_request_whoever_approved_before() {
        var signed = scene.approve(scene.inReview(), Scene.PROGRAM);
        var change = scene.signOff(signed, Scene.COUNSEL, Role.COUNSEL, Verdict.REFUSE);

        assertThat(change.after().state()).isEqualTo(RequestState.REFUSED);
        var decision = change.after().decision().orElseThrow();
        assertThat(decision.outcome()).isEqualTo(DecidedOutcome.REFUSED);
        assertThat(decision.source()).isEqualTo(Scene.CONTENT);
        assertThat(change.event().details()).containsEntry("reason", "Too much detail");
    }

    @Test
    void nobody_waits_for_their_turn_to_say_no() {
        var refused = scene.signOff(scene.inReview(), Scene.OFFICIAL, Role.APPROVING_OFFICIAL, Verdict.REFUSE);

        assertThat(refused.after().state()).isEqualTo(RequestState.REFUSED);
    }

    @Test
    void a_sign_off_before_its_turn_is_refused() {
        var request = scene.inReview();

        assertThat(refusal(() -> scene.signOff(request, Scene.PRIVACY, Role.PRIVACY_OFFICER, Verdict.APPROVE)))
                .isEqualTo(ApprovalRefusal.OUT_OF_ORDER);
    }

    @Test
    void roles_without_an_order_sign_at_any_time() {
        scene.required = Scene.inAnyOrder(Role.PROGRAM_REVIEWER, Role.PRIVACY_OFFICER);
        var approved = scene.approve(scene.inReview(), Scene.PRIVACY, Scene.PROGRAM);

        assertThat(approved.state()).isEqualTo(RequestState.APPROVED);
    }

    @Test
    void retracting_an_early_sign_off_makes_the_later_ordered_ones_fall_with_it() {
        var signed = scene.approve(scene.inReview(), Scene.PROGRAM, Scene.PRIVACY, Scene.COUNSEL);
        var privacys = signed.signOffs().get(1);
        var change = Reviewing.retract(signed, scene.acting(Scene.PRIVACY), privacys.id(), scene.circumstances(signed));

        assertThat(change.after().state()).isEqualTo(RequestState.IN_REVIEW);
        assertThat(change.after().liveSignOffs()).extracting(SignOff::role).containsExactly(Role.PROGRAM_REVIEWER);
        assertThat(change.event().facts()).containsEntry("fallen", 1);
        assertThat(change.event().attests()).hasSize(2);
    }

    @Test
    void after_a_retraction_everybody_who_fell_signs_anew_and_it_is_approved_then() {
        var signed = scene.approve(scene.inReview(), Scene.PROGRAM, Scene.PRIVACY, Scene.COUNSEL);
        var retracted = Reviewing.retract(
                        signed,
                        scene.acting(Scene.PROGRAM),
                        signed.signOffs().get(0).id(),
                        scene.circumstances(signed))
                .after();

        assertThat(retracted.liveSignOffs()).isEmpty();
        assertThat(scene.approve(retracted, Scene.PROGRAM, Scene.PRIVACY, Scene.COUNSEL, Scene.OFFICIAL)
                        .state())
                .isEqualTo(RequestState.APPROVED);
    }

    @Test
    void retracting_one_of_unordered_sign_offs_leaves_the_others_standing() {
        scene.required = Scene.inAnyOrder(Role.PROGRAM_REVIEWER, Role.PRIVACY_OFFICER, Role.COUNSEL);
        var signed = scene.approve(scene.inReview(), Scene.PROGRAM, Scene.PRIVACY);
        var left = Reviewing.retract(
                        signed,
                        scene.acting(Scene.PROGRAM),
                        signed.signOffs().get(0).id(),
                        scene.circumstances(signed))
                .after();

        assertThat(left.liveSignOffs()).extracting(SignOff::role).containsExactly(Role.PRIVACY_OFFICER);
    }

    @Test
    void nobody_retracts_another_person_s_sign_off() {
        var signed = scene.approve(scene.inReview(), Scene.PROGRAM, Scene.PRIVACY);
        var programs = signed.signOffs().get(0).id();

        assertThat(refusal(() ->
                        Reviewing.retract(signed, scene.acting(Scene.PRIVACY), programs, scene.circumstances(signed))))
                .isEqualTo(ApprovalRefusal.NOT_YOUR_SIGN_OFF);
        assertThat(refusal(() ->
                        Reviewing.retract(signed, scene.acting(Scene.COUNSEL), programs, scene.circumstances(signed))))
                .isEqualTo(ApprovalRefusal.NOT_YOUR_SIGN_OFF);
    }

    static Stream<List<Object>> people_with_a_hand_in_it() {
        return Stream.of(
                List.of(Scene.REQUESTER, ApprovalRefusal.OWN_REQUEST),
                List.of(Scene.UPLOADER, ApprovalRefusal.OWN_UPLOAD),
                List.of(Scene.EDITOR, ApprovalRefusal.OWN_EDIT),
                List.of("waiver granter", ApprovalRefusal.OWN_WAIVER));
    }

    @ParameterizedTest
    @MethodSource("people_with_a_hand_in_it")
    void whoever_had_a_hand_in_it_never_signs_in_any_role_whatever_they_would_say(List<Object> row) {
        String name = (String) row.get(0);
        for (Role role : Role.values()) {
            if (role.reviews()) {
                scene.give(name, role);
            }
        }
        scene.waiverGranters = Set.of(Scene.person("waiver granter"));
        var request = scene.inReview();
        for (Role role : Role.values()) {
            for (Verdict verdict : Verdict.values()) {
                if (role.reviews()) {
                    assertThat(refusal(() -> scene.signOff(request, name, role, verdict)))
                            .isEqualTo(row.get(1));
                }
            }
        }
    }

    @Test
    void a_person_with_two_roles_cannot_fill_both() {
        scene.give("both", Role.PROGRAM_REVIEWER, Role.PRIVACY_OFFICER);
        var request = scene.inReview();
        var signed = scene.signOff(request, "both", Role.PROGRAM_REVIEWER, Verdict.APPROVE)
                .after();

        assertThat(refusal(() -> scene.signOff(signed, "both", Role.PRIVACY_OFFICER, Verdict.APPROVE)))
                .isEqualTo(ApprovalRefusal.ALREADY_SIGNED);
    }

    @Test
    void a_role_that_was_filled_is_not_filled_twice() {
        scene.give("second program reviewer", Role.PROGRAM_REVIEWER);
        var signed = scene.approve(scene.inReview(), Scene.PROGRAM);

        assertThat(refusal(
                        () -> scene.signOff(signed, "second program reviewer", Role.PROGRAM_REVIEWER, Verdict.APPROVE)))
                .isEqualTo(ApprovalRefusal.ROLE_ALREADY_SIGNED);
    }

    @Test
    void a_second_holder_of_a_filled_role_may_still_say_no() {
        scene.give("second program reviewer", Role.PROGRAM_REVIEWER);
        var signed = scene.approve(scene.inReview(), Scene.PROGRAM);

        assertThat(scene.signOff(signed, "second program reviewer", Role.PROGRAM_REVIEWER, Verdict.REFUSE)
                        .after()
                        .state())
                .isEqualTo(RequestState.REFUSED);
    }

    @Test
    void a_role_that_policy_does_not_ask_for_is_refused() {
        scene.give("records", Role.RECORDS_OFFICER);
        var request = scene.inReview();

        assertThat(refusal(() -> scene.signOff(request, "records", Role.RECORDS_OFFICER, Verdict.APPROVE)))
                .isEqualTo(ApprovalRefusal.ROLE_NOT_ASKED_FOR);
    }

    @Test
    void a_reviewer_signs_only_in_a_role_they_hold_in_token_and_register() {
        var request = scene.inReview();

        assertThat(refusal(() -> scene.signOff(request, Scene.PROGRAM, Role.COUNSEL, Verdict.APPROVE)))
                .isEqualTo(AuthorityRefusal.ROLE_NOT_ASSERTED);
        var claimsTwo = new Actor(
                Actor.Kind.NATURAL_PERSON,
                Scene.person(Scene.PROGRAM),
                null,
                Set.of(Role.PROGRAM_REVIEWER, Role.COUNSEL),
                scene.acting(Scene.PROGRAM).actor().authentication());
        assertThat(refusal(() -> scene.signOff(
                        request,
                        ActingPerson.of(claimsTwo, scene.register(Scene.PROGRAM), scene.now),
                        scene.act(request, Role.COUNSEL, Verdict.APPROVE))))
                .isEqualTo(AuthorityRefusal.NO_AUTHORITY);
    }

    @Test
    void nobody_signs_in_a_role_that_does_not_review() {
        scene.give(Scene.PROGRAM, Role.PUBLISHER);
        var request = scene.inReview();

        assertThat(refusal(() -> scene.signOff(request, Scene.PROGRAM, Role.PUBLISHER, Verdict.APPROVE)))
                .isEqualTo(ApprovalRefusal.NOT_A_REVIEWING_ROLE);
    }

    @Test
    void a_service_never_signs_whatever_roles_it_has() {
        var request = scene.inReview();
        var service = new Actor(
                Actor.Kind.SERVICE,
                Scene.person(Scene.PROGRAM),
                null,
                Set.of(Role.PROGRAM_REVIEWER),
                scene.acting(Scene.PROGRAM).actor().authentication());

        assertThat(refusal(() -> scene.signOff(
                        request,
                        ActingPerson.of(service, scene.register(Scene.PROGRAM), scene.now),
                        scene.act(request, Role.PROGRAM_REVIEWER, Verdict.APPROVE))))
                .isEqualTo(ApprovalRefusal.NOT_A_NATURAL_PERSON);
    }

    @Test
    void an_account_that_nobody_linked_to_a_person_acts_as_nobody() {
        var unlinked = new Actor(
                Actor.Kind.NATURAL_PERSON,
                null,
                null,
                Set.of(Role.PROGRAM_REVIEWER),
                new Authentication(
                        new Account("https://idp.example", "x"), "urn:strong", List.of(), scene.now, null, null));

        assertThat(refusal(() -> ActingPerson.of(unlinked, List.of(), scene.now)))
                .isEqualTo(AuthorityRefusal.ACCOUNT_NOT_LINKED);
        assertThat(refusal(() -> ActingPerson.of(Actor.system("sweeper"), List.of(), scene.now)))
                .isEqualTo(AuthorityRefusal.ACCOUNT_NOT_LINKED);
    }

    @Test
    void the_digest_signed_is_the_one_that_was_shown() {
        var request = scene.inReview();
        var act = scene.act(request, Role.PROGRAM_REVIEWER, Verdict.APPROVE);
        var stale = new SignOffAct(
                act.id(),
                act.decision(),
                act.role(),
                act.verdict(),
                null,
                Sha256.of("an earlier manifest"),
                act.round(),
                act.printedName());
        var earlier = new SignOffAct(
                act.id(), act.decision(), act.role(), act.verdict(), null, act.manifest(), 0, act.printedName());

        assertThat(refusal(() -> scene.signOff(request, scene.acting(Scene.PROGRAM), stale)))
                .isEqualTo(ApprovalRefusal.STALE_MANIFEST);
        assertThat(refusal(() -> scene.signOff(request, scene.acting(Scene.PROGRAM), earlier)))
                .isEqualTo(ApprovalRefusal.STALE_ROUND);
    }

    @Test
    void sign_offs_of_an_earlier_round_count_for_nothing() {
        var signed = scene.approve(scene.inReview(), Scene.PROGRAM);
        var returned = scene.signOff(signed, Scene.PRIVACY, Role.PRIVACY_OFFICER, Verdict.RETURN)
                .after();
        var revised = Drafting.revise(returned, scene.acting(Scene.REQUESTER), scene.nonce(), scene.now)
                .after();
        var again = scene.submit(revised);

        assertThat(again.round()).isEqualTo(2);
        assertThat(again.manifest().digest()).isNotEqualTo(signed.manifest().digest());
        assertThat(Outcome.of(again, scene.circumstances(again)).counted()).isEmpty();
        assertThat(refusal(() -> scene.signOff(again, Scene.PRIVACY, Role.PRIVACY_OFFICER, Verdict.APPROVE)))
                .isEqualTo(ApprovalRefusal.OUT_OF_ORDER);
        assertThat(scene.approve(again, Scene.PROGRAM, Scene.PRIVACY, Scene.COUNSEL, Scene.OFFICIAL)
                        .state())
                .isEqualTo(RequestState.APPROVED);
    }

    @Test
    void nobody_approves_blocked_bytes_but_anybody_asked_may_refuse_them() {
        var request = scene.inReview();
        scene.blocked = true;

        assertThat(refusal(() -> scene.signOff(request, Scene.PROGRAM, Role.PROGRAM_REVIEWER, Verdict.APPROVE)))
                .isEqualTo(DocumentRefusal.DIGEST_BLOCKED);
        assertThat(scene.signOff(request, Scene.PROGRAM, Role.PROGRAM_REVIEWER, Verdict.REFUSE)
                        .after()
                        .state())
                .isEqualTo(RequestState.REFUSED);
    }
}
