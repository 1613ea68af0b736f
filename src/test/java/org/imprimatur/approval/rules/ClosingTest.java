package org.imprimatur.approval.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosingTest {
    private final Scene scene = new Scene();

    @ParameterizedTest
    @ValueSource(strings = {Scene.REQUESTER, Scene.PROGRAM, Scene.COUNSEL, Scene.OFFICIAL, "other privacy officer"})
    void the_requester_whoever_signed_and_any_privacy_officer_revoke_an_approval(String name) {
        scene.give("other privacy officer", Role.PRIVACY_OFFICER);
        var approved = scene.approved();
        var change = Closing.revoke(approved, scene.acting(name), "A name is visible", scene.fresh(), scene.now);

        assertThat(change.after().state()).isEqualTo(RequestState.REVOKED);
        assertThat(change.after().decisions())
                .extracting(ReleaseDecision::outcome)
                .containsExactly(DecidedOutcome.APPROVED, DecidedOutcome.REVOKED);
        assertThat(change.event().action()).isEqualTo(Action.REVOKE_APPROVAL);
        assertThat(change.event().details()).containsEntry("reason", "A name is visible");
    }

    @Test
    void an_approval_is_revoked_after_publication_too() {
        var published = scene.approved().asPublished();

        assertThat(Closing.revoke(published, scene.acting(Scene.REQUESTER), "Stop", scene.fresh(), scene.now)
                        .after()
                        .state())
                .isEqualTo(RequestState.REVOKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {Scene.UPLOADER, "other counsel", "publisher"})
    void nobody_else_revokes_an_approval(String name) {
        scene.give("other counsel", Role.COUNSEL);
        scene.give("publisher", Role.PUBLISHER);
        var approved = scene.approved();

        assertThat(catchThrowableOfType(
                                RuleViolation.class,
                                () -> Closing.revoke(approved, scene.acting(name), "Stop", scene.fresh(), scene.now))
                        .refusal())
                .isEqualTo(ApprovalRefusal.MAY_NOT_REVOKE);
    }

    @Test
    void revoking_needs_a_reason() {
        var approved = scene.approved();

        assertThat(catchThrowableOfType(
                                RuleViolation.class,
                                () -> Closing.revoke(
                                        approved, scene.acting(Scene.REQUESTER), " ", scene.fresh(), scene.now))
                        .refusal())
                .isEqualTo(ApprovalRefusal.REASON_MISSING);
    }

    @Test
    void a_request_that_ended_stays_ended() {
        var revoked = Closing.revoke(scene.approved(), scene.acting(Scene.REQUESTER), "Stop", scene.fresh(), scene.now)
                .after();

        assertThat(catchThrowableOfType(
                                RuleViolation.class,
                                () -> Closing.revoke(
                                        revoked, scene.acting(Scene.REQUESTER), "Stop", scene.fresh(), scene.now))
                        .refusal())
                .isEqualTo(ApprovalRefusal.REQUEST_CLOSED);
    }
}
