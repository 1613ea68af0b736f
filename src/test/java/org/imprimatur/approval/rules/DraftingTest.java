package org.imprimatur.approval.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.Ban;
import org.imprimatur.policy.rules.ContentFacts;
import org.imprimatur.policy.rules.Requirement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DraftingTest {
    private final Scene scene = new Scene();

    private static RuleViolation.Refusal refusal(ThrowingCallable act) {
        var refused = catchThrowableOfType(RuleViolation.class, act);
        assertThat(refused).isNotNull();
        return refused.refusal();
    }

    private RuleViolation.Refusal refusalOfSubmitting() {
        var draft = scene.drafted();
        return refusal(() -> scene.submit(draft));
    }

    @Test
    void only_a_submitter_drafts() {
        assertThat(refusal(() -> draftBy(Scene.COUNSEL, null))).isEqualTo(ApprovalRefusal.MAY_NOT_DRAFT);
    }

    @Test
    void a_manifest_is_about_the_bytes_of_the_version_and_no_others() {
        var other = Manifest.draft(Sha256.of("other bytes"), List.of(), Scene.disclosure(), scene.nonce());

        assertThat(refusal(() -> scene.drafted(other))).isEqualTo(ApprovalRefusal.MANIFEST_OF_OTHER_CONTENT);
        var draft = scene.drafted();
        assertThat(refusal(() -> Drafting.edit(draft, scene.acting(Scene.REQUESTER), other, scene.now)))
                .isEqualTo(ApprovalRefusal.MANIFEST_OF_OTHER_CONTENT);
    }

    @Test
    void each_edit_makes_another_manifest_with_another_digest() {
        var draft = scene.drafted();
        var edited = Drafting.edit(draft, scene.acting(Scene.REQUESTER), scene.manifest(), scene.now)
                .after();

        assertThat(edited.state()).isEqualTo(RequestState.DRAFT);
        assertThat(edited.lockVersion()).isEqualTo(draft.lockVersion() + 1);
        assertThat(edited.manifest().digest()).isNotEqualTo(draft.manifest().digest());
    }

    @Test
    void what_is_submitted_is_bound_to_the_rules_and_findings_as_they_are_now() {
        var submitted = scene.inReview();

        assertThat(submitted.manifest().policyRules()).isEqualTo(scene.rules);
        assertThat(submitted.manifest().findings()).isEqualTo(scene.findings);
        assertThat(submitted.deadline()).isEqualTo(scene.now.plus(Scene.REVIEW));
    }

    @Test
    void a_requester_who_is_no_submitter_any_more_can_stop_but_not_go_on() {
        var draft = scene.drafted();
        var without = new Scene();
        var former = ActingPerson.of(without.acting(Scene.REQUESTER).actor(), List.of(), scene.now);

        assertThat(refusal(() -> Drafting.submit(draft, former, scene.circumstances(draft), Scene.REVIEW)))
                .isEqualTo(AuthorityRefusal.NO_AUTHORITY);
        assertThat(Drafting.withdraw(draft, former, scene.now).after().state()).isEqualTo(RequestState.WITHDRAWN);
    }

    @Test
    void nobody_but_the_requester_edits_submits_revises_or_withdraws() {
        scene.give("other submitter", Role.SUBMITTER);
        var other = scene.acting("other submitter");
        var draft = scene.drafted();
        var returned = scene.returned();

        for (ThrowingCallable act : List.<ThrowingCallable>of(
                () -> Drafting.edit(draft, other, scene.manifest(), scene.now),
                () -> Drafting.submit(draft, other, scene.circumstances(draft), Scene.REVIEW),
                () -> Drafting.revise(returned, other, scene.nonce(), scene.now),
                () -> Drafting.withdraw(draft, other, scene.now))) {
            assertThat(refusal(act)).isEqualTo(ApprovalRefusal.NOT_THE_REQUESTER);
        }
    }

    @Test
    void blocked_bytes_are_not_submitted() {
        scene.blocked = true;
        assertThat(refusalOfSubmitting()).isEqualTo(DocumentRefusal.DIGEST_BLOCKED);
    }

    @Test
    void what_could_not_be_inspected_is_not_submitted() {
        scene.inspection = VersionFacts.InspectionStanding.UNINSPECTABLE;
        assertThat(refusalOfSubmitting()).isEqualTo(ApprovalRefusal.UNINSPECTABLE);
    }

    @Test
    void what_is_not_inspected_yet_is_not_submitted() {
        scene.inspection = VersionFacts.InspectionStanding.PENDING;
        assertThat(refusalOfSubmitting()).isEqualTo(ApprovalRefusal.NOT_INSPECTED);
        scene.inspection = VersionFacts.InspectionStanding.INSPECTED;
        scene.findings = null;
        assertThat(refusalOfSubmitting()).isEqualTo(ApprovalRefusal.NOT_INSPECTED);
    }

    @Test
    void an_older_version_is_not_submitted() {
        scene.latest = Scene.id("newer");
        assertThat(refusalOfSubmitting()).isEqualTo(ApprovalRefusal.NOT_LATEST_VERSION);
    }

    @Test
    void hidden_content_never_goes_to_the_public_whoever_would_sign() {
        scene.content = new ContentFacts(true, false, true, true);
        assertThat(refusalOfSubmitting()).isEqualTo(ApprovalRefusal.HIDDEN_CONTENT);
    }

    @Test
    void an_original_spreadsheet_never_goes_to_the_public() {
        scene.content = new ContentFacts(true, true, false, true);
        assertThat(refusalOfSubmitting()).isEqualTo(ApprovalRefusal.ORIGINAL_SPREADSHEET);
    }

    @Test
    void a_manifest_with_empty_fields_is_not_submitted_and_the_refusal_names_them() {
        var empty = new Disclosure(
                Scene.text(" "),
                Audience.US_COURT,
                Channel.SECURE_TRANSFER,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                new TreeMap<>());
        var draft = scene.drafted(Manifest.draft(Scene.CONTENT, List.of(), empty, scene.nonce()));

        var refused = catchThrowableOfType(ManifestIncomplete.class, () -> scene.submit(draft));
        assertThat(refused).isNotNull();
        assertThat(refused.missing()).containsExactly("fileName", "destination", "purpose", "recipients");
    }

    @Test
    void a_time_out_that_is_over_or_empty_is_not_submitted() {
        var zone = ZoneId.of("America/New_York");
        var soon = new Embargo(scene.now.plusSeconds(60), zone);
        assertThat(refusalOfPeriod(null, new Embargo(scene.now, zone))).isEqualTo(ApprovalRefusal.PERIOD_EMPTY);
        assertThat(refusalOfPeriod(soon, soon)).isEqualTo(ApprovalRefusal.PERIOD_EMPTY);
    }

    private RuleViolation.Refusal refusalOfPeriod(@Nullable Embargo from, Embargo until) {
        var asked = Scene.disclosure();
        var draft = scene.drafted(Manifest.draft(
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
                        from,
                        until,
                        asked.evidence()),
                scene.nonce()));
        return refusal(() -> scene.submit(draft));
    }

    @Test
    void what_policy_forbids_is_not_submitted_and_the_refusal_names_what_forbids_it() {
        var draft = scene.drafted();
        var ban = new Ban(Ban.Reason.NO_MATCHING_RULE, null, null, null);
        var forbidding =
                new Requirement(List.of(ban), scene.required, Duration.ZERO, false, null, List.of(), scene.rules);
        var open = scene.circumstances(draft);
        var circumstances = new Circumstances(
                open.now(), open.version(), forbidding, "1", open.holders(), open.authoritiesInForce());

        var refused = catchThrowableOfType(
                ForbiddenByPolicy.class,
                () -> Drafting.submit(draft, scene.acting(Scene.REQUESTER), circumstances, Scene.REVIEW));
        assertThat(refused).isNotNull();
        assertThat(refused.bans()).containsExactly(ban);
    }

    @Test
    void nothing_is_approved_by_nobody() {
        scene.required = List.of();
        assertThat(refusalOfSubmitting()).isEqualTo(ApprovalRefusal.NO_SIGN_OFF_ASKED_FOR);
    }

    @Test
    void a_quorum_that_the_eligible_people_cannot_give_is_refused_and_never_waived() {
        scene.holders.put(Role.COUNSEL, Set.of(Scene.person(Scene.UPLOADER)));
        var draft = scene.drafted();

        var refused = catchThrowableOfType(QuorumImpossible.class, () -> scene.submit(draft));
        assertThat(refused).isNotNull();
        assertThat(refused.unfilled()).containsExactly(Role.COUNSEL);
    }

    @Test
    void one_person_with_two_roles_makes_no_quorum_of_two() {
        scene.required = Scene.inAnyOrder(Role.PROGRAM_REVIEWER, Role.PRIVACY_OFFICER);
        var both = Set.of(Scene.person("both"));
        scene.holders.put(Role.PROGRAM_REVIEWER, both);
        scene.holders.put(Role.PRIVACY_OFFICER, both);
        assertThat(refusalOfSubmitting()).isEqualTo(ApprovalRefusal.QUORUM_IMPOSSIBLE);

        scene.holders.put(Role.PRIVACY_OFFICER, Set.of(Scene.person("both"), Scene.person("another")));
        assertThat(scene.inReview().state()).isEqualTo(RequestState.IN_REVIEW);
    }

    @Test
    void asking_again_is_a_new_request_that_names_an_ended_one_of_the_same_document() {
        var draft = scene.drafted();
        var withdrawn = Drafting.withdraw(draft, scene.acting(Scene.REQUESTER), scene.now)
                .after();

        assertThat(draftBy(Scene.REQUESTER, withdrawn).supersedes()).isEqualTo(withdrawn.id());
        assertThat(refusal(() -> draftBy(Scene.REQUESTER, draft))).isEqualTo(ApprovalRefusal.EARLIER_REQUEST_OPEN);
        assertThat(refusal(() -> draft(UUID.randomUUID(), Scene.REQUESTER, withdrawn)))
                .isEqualTo(ApprovalRefusal.EARLIER_REQUEST_OF_OTHER_DOCUMENT);
    }

    private ApprovalRequest draftBy(String name, @Nullable ApprovalRequest earlier) {
        return draft(Scene.DOCUMENT, name, earlier);
    }

    private ApprovalRequest draft(UUID document, String name, @Nullable ApprovalRequest earlier) {
        return Drafting.draft(
                        scene.fresh(),
                        "AR-2",
                        scene.acting(name),
                        new Drafting.Asked(
                                document,
                                Scene.VERSION,
                                Scene.CONTENT,
                                new PersonId(Scene.id(Scene.UPLOADER)),
                                Set.of()),
                        scene.manifest(),
                        earlier,
                        scene.now)
                .after();
    }
}
