package org.imprimatur.release.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.imprimatur.release.rules.Specimen.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.approval.rules.Circumstances;
import org.imprimatur.approval.rules.DecidedOutcome;
import org.imprimatur.approval.rules.DecisionCause;
import org.imprimatur.approval.rules.Disclosure;
import org.imprimatur.approval.rules.Manifest;
import org.imprimatur.approval.rules.Meaning;
import org.imprimatur.approval.rules.Nonce;
import org.imprimatur.approval.rules.ReleaseDecision;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.approval.rules.Verdict;
import org.imprimatur.approval.rules.VersionFacts;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.ContentFacts;
import org.imprimatur.policy.rules.RequiredSignOff;
import org.imprimatur.policy.rules.Requirement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the approval's own rules say becomes what stands in the way of publishing. */
class PublishCircumstancesTest {
    private static final UUID VERSION = new UUID(5, 1);
    private static final UUID AUTHORITY = new UUID(9, 1);
    private static final Sha256 RULES = Sha256.of("rules");
    private static final Sha256 FINDINGS = Sha256.of("findings");
    private static final Manifest MANIFEST = new Manifest(
            Specimen.CONTENT,
            List.of(Sha256.of("rendition")),
            new Disclosure(
                    Specimen.commitment("statistics.xlsx"),
                    Audience.PUBLIC_WEB,
                    Channel.WEB_SITE,
                    Specimen.commitment("https://www.agency.example/statistics"),
                    List.of(),
                    Specimen.commitment("statistics"),
                    List.of(),
                    null,
                    null,
                    Collections.emptySortedMap()),
            RULES,
            FINDINGS,
            Nonce.of(new byte[Nonce.BYTES]));

    @Test
    void an_approval_that_stands_with_its_sign_offs_is_ready() {
        assertThat(obstacles(request(NOW), around(VERSION, false, FINDINGS, RULES, Set.of(AUTHORITY))))
                .isEmpty();
    }

    @Test
    void a_newer_version_stands_in_the_way() {
        assertThat(obstacles(request(NOW), around(new UUID(5, 2), false, FINDINGS, RULES, Set.of(AUTHORITY))))
                .containsExactly(PublishObstacle.APPROVAL_VOIDED, PublishObstacle.NEWER_VERSION);
    }

    @Test
    void a_block_of_the_bytes_stands_in_the_way() {
        assertThat(obstacles(request(NOW), around(VERSION, true, FINDINGS, RULES, Set.of(AUTHORITY))))
                .containsExactly(PublishObstacle.DIGEST_IS_BLOCKED);
    }

    @Test
    void findings_that_the_signers_did_not_see_stand_in_the_way() {
        assertThat(obstacles(
                        request(NOW), around(VERSION, false, Sha256.of("other findings"), RULES, Set.of(AUTHORITY))))
                .containsExactly(PublishObstacle.APPROVAL_VOIDED, PublishObstacle.INSPECTION_CHANGED);
        assertThat(obstacles(request(NOW), around(VERSION, false, null, RULES, Set.of(AUTHORITY))))
                .containsExactly(PublishObstacle.APPROVAL_VOIDED, PublishObstacle.INSPECTION_CHANGED);
    }

    @Test
    void rules_that_nobody_signed_for_stand_in_the_way() {
        assertThat(obstacles(
                        request(NOW), around(VERSION, false, FINDINGS, Sha256.of("other rules"), Set.of(AUTHORITY))))
                .containsExactly(PublishObstacle.APPROVAL_VOIDED, PublishObstacle.POLICY_RULES_CHANGED);
    }

    @Test
    void a_signer_whose_authority_ended_leaves_the_sign_offs_incomplete() {
        assertThat(obstacles(request(NOW), around(VERSION, false, FINDINGS, RULES, Set.of())))
                .containsExactly(PublishObstacle.APPROVAL_VOIDED, PublishObstacle.SIGN_OFFS_INCOMPLETE);
    }

    @Test
    void time_that_ran_out_stands_in_the_way_at_its_very_moment() {
        assertThat(obstacles(
                        request(NOW.minus(Duration.ofHours(24))),
                        around(VERSION, false, FINDINGS, RULES, Set.of(AUTHORITY))))
                .containsExactly(PublishObstacle.APPROVAL_EXPIRED, PublishObstacle.PUBLISH_BY_PASSED);
    }

    @Test
    void the_terms_are_what_the_manifest_says_and_nothing_else() {
        var request = request(NOW);
        var terms = ReleaseTerms.of(request.manifest(), request.decisions().get(0));
        assertThat(terms.content()).containsExactlyInAnyOrder(Specimen.CONTENT, Sha256.of("rendition"));
        assertThat(terms.publishBy()).isEqualTo(NOW.plus(Duration.ofHours(24)));
        assertThat(terms.singleUse()).isTrue();
        assertThat(terms.question(Specimen.CONTENT, null)).contains(Specimen.question());
    }

    @Test
    void a_manifest_without_a_destination_allows_nothing() {
        var asked = MANIFEST.disclosure();
        var nowhere = new Manifest(
                MANIFEST.source(),
                List.of(),
                new Disclosure(
                        asked.fileName(),
                        asked.audience(),
                        asked.channel(),
                        null,
                        List.of(),
                        null,
                        List.of(),
                        null,
                        null,
                        Collections.emptySortedMap()),
                RULES,
                FINDINGS,
                MANIFEST.nonce());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ReleaseTerms.of(nowhere, request(NOW).decisions().get(0)));
    }

    private static List<PublishObstacle> obstacles(ApprovalRequest request, Circumstances around) {
        return ReadinessToPublish.obstacles(
                ReleaseTerms.of(request.manifest(), request.decisions().get(0)),
                PublishCircumstances.of(request, around, Specimen.footing()),
                around.now());
    }

    private static ApprovalRequest request(Instant approvedAt) {
        UUID id = new UUID(2, 1);
        var signer = new PersonId(new UUID(0, 7));
        Instant publishBy = approvedAt.plus(Duration.ofHours(24));
        var signOff = new SignOff(
                new UUID(8, 1),
                id,
                signer,
                Specimen.commitment("Riley Castellano"),
                Role.PROGRAM_REVIEWER,
                AUTHORITY,
                Verdict.APPROVE,
                Meaning.of(Verdict.APPROVE, Role.PROGRAM_REVIEWER),
                null,
                MANIFEST.digest(),
                1,
                null,
                approvedAt,
                approvedAt,
                null);
        var decision = new ReleaseDecision(
                new UUID(3, 1),
                id,
                new UUID(4, 1),
                VERSION,
                DecidedOutcome.APPROVED,
                DecisionCause.REQUIREMENT_SATISFIED,
                approvedAt,
                MANIFEST.digest(),
                MANIFEST.source(),
                Audience.PUBLIC_WEB,
                1,
                List.of(signOff.id()),
                List.of(),
                RULES,
                List.of(),
                publishBy,
                true);
        return new ApprovalRequest(
                id,
                "AR-1",
                new UUID(4, 1),
                VERSION,
                Specimen.REQUESTER,
                Specimen.REQUESTER,
                Set.of(),
                MANIFEST,
                1,
                RequestState.APPROVED,
                List.of(signOff),
                List.of(decision),
                approvedAt,
                approvedAt.plus(Duration.ofDays(7)),
                publishBy,
                null,
                false,
                3);
    }

    private static Circumstances around(
            UUID latest, boolean blocked, @Nullable Sha256 findings, Sha256 rules, Set<UUID> authoritiesInForce) {
        return new Circumstances(
                NOW,
                new VersionFacts(
                        latest,
                        VersionFacts.InspectionStanding.INSPECTED,
                        blocked,
                        new ContentFacts(true, true, false, false),
                        findings,
                        true,
                        Set.of()),
                new Requirement(
                        List.of(),
                        List.of(new RequiredSignOff(Role.PROGRAM_REVIEWER, Set.of())),
                        Duration.ofHours(24),
                        true,
                        null,
                        List.of(),
                        rules),
                "1",
                Map.of(),
                authoritiesInForce);
    }
}
