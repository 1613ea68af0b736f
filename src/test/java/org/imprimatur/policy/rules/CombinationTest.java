package org.imprimatur.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.imprimatur.document.rules.ProtectionCategory.AGGREGATE_ONLY;
import static org.imprimatur.document.rules.ProtectionCategory.ASYLUM;
import static org.imprimatur.document.rules.ProtectionCategory.HEALTH;
import static org.imprimatur.document.rules.ProtectionCategory.MINOR;
import static org.imprimatur.document.rules.ProtectionCategory.SPII;
import static org.imprimatur.identity.Role.APPROVING_OFFICIAL;
import static org.imprimatur.identity.Role.COUNSEL;
import static org.imprimatur.identity.Role.PRIVACY_OFFICER;
import static org.imprimatur.identity.Role.PROGRAM_REVIEWER;
import static org.imprimatur.identity.Role.PUBLISHER;
import static org.imprimatur.identity.Role.RECORDS_OFFICER;
import static org.imprimatur.policy.rules.Audience.PUBLIC_WEB;
import static org.imprimatur.policy.rules.Audience.US_COURT;
import static org.imprimatur.policy.rules.RuleBuilder.rule;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Ban.Reason;
import org.junit.jupiter.api.Test;

/** How the rows of several categories combine. */
class CombinationTest {
    private static final String SECRETARY = "8CFR208.6(a)-SECRETARY";
    private static final String CONSENT = "8CFR208.6(a)-CONSENT";
    private static final String NEED = "5USC552a(b)(1)";
    private static final ContentFacts HARMLESS = new ContentFacts(true, true, false, false);

    @Test
    void every_category_adds_its_sign_offs_and_the_shortest_time_and_age_count() {
        var requirement = policy(
                        rule(ASYLUM, US_COURT)
                                .signedBy(COUNSEL, PRIVACY_OFFICER)
                                .within(Duration.ofDays(30))
                                .freshWithin(Duration.ofMinutes(30)),
                        rule(HEALTH, US_COURT)
                                .signedBy(COUNSEL, RECORDS_OFFICER)
                                .within(Duration.ofDays(7))
                                .freshWithin(Duration.ofMinutes(5))
                                .once())
                .requirementFor(court(Set.of(), ASYLUM, HEALTH));

        assertThat(requirement.allowed()).isTrue();
        assertThat(roles(requirement)).containsExactlyInAnyOrder(COUNSEL, PRIVACY_OFFICER, RECORDS_OFFICER);
        assertThat(requirement.publishWithin()).isEqualTo(Duration.ofDays(7));
        assertThat(requirement.freshWithin()).isEqualTo(Duration.ofMinutes(5));
        assertThat(requirement.singleUse()).isTrue();
    }

    @Test
    void without_a_row_that_asks_for_a_recent_sign_in_the_products_default_counts() {
        var requirement = policy(rule(ASYLUM, US_COURT).signedBy(COUNSEL)).requirementFor(court(Set.of(), ASYLUM));

        assertThat(requirement.freshWithin()).isNull();
    }

    @Test
    void one_forbidden_category_forbids_the_whole() {
        var requirement = policy(
                        rule(ASYLUM, US_COURT).signedBy(COUNSEL),
                        rule(HEALTH, US_COURT).forbids())
                .requirementFor(court(Set.of(), ASYLUM, HEALTH));

        assertThat(requirement.allowed()).isFalse();
        assertThat(reasons(requirement)).containsExactly(Reason.FORBIDDEN);
    }

    @Test
    void one_category_without_a_row_forbids_the_whole() {
        var requirement =
                policy(rule(ASYLUM, US_COURT).signedBy(COUNSEL)).requirementFor(court(Set.of(), ASYLUM, HEALTH));

        assertThat(requirement.forbiddenBy())
                .extracting(ban -> ban.reason() + " " + ban.category())
                .containsExactly("NO_MATCHING_RULE HEALTH");
    }

    @Test
    void a_version_without_any_category_is_forbidden() {
        var requirement = policy(rule(ASYLUM, US_COURT).signedBy(COUNSEL)).requirementFor(court(Set.of()));

        assertThat(requirement.allowed()).isFalse();
        assertThat(reasons(requirement)).containsExactly(Reason.NO_MATCHING_RULE);
    }

    @Test
    void a_row_that_asks_nobody_to_sign_approves_nothing_even_beside_one_that_does() {
        var policy = policy(rule(ASYLUM, US_COURT), rule(HEALTH, US_COURT).signedBy(COUNSEL));

        assertThat(reasons(policy.requirementFor(court(Set.of(), ASYLUM))))
                .containsExactly(Reason.NO_SIGN_OFF_REQUIRED);
        assertThat(policy.requirementFor(court(Set.of(), ASYLUM, HEALTH)).allowed())
                .isFalse();
    }

    @Test
    void aggregates_fall_away_when_identifiers_are_found_too() {
        var policy = policy(
                rule(AGGREGATE_ONLY, US_COURT).signedBy(PROGRAM_REVIEWER),
                rule(SPII, US_COURT).signedBy(COUNSEL));

        assertThat(roles(policy.requirementFor(court(Set.of(), AGGREGATE_ONLY, SPII))))
                .containsExactly(COUNSEL);
    }

    @Test
    void every_row_needs_its_own_legal_basis() {
        var policy = policy(
                rule(ASYLUM, US_COURT).signedBy(COUNSEL).under(SECRETARY),
                rule(HEALTH, US_COURT).signedBy(PRIVACY_OFFICER).under(NEED));

        assertThat(policy.requirementFor(court(Set.of(SECRETARY, NEED), ASYLUM, HEALTH))
                        .allowed())
                .isTrue();
        assertThat(policy.requirementFor(court(Set.of(SECRETARY), ASYLUM, HEALTH))
                        .forbiddenBy())
                .extracting(ban -> ban.reason() + " " + ban.category())
                .containsExactly("LEGAL_BASIS_MISSING HEALTH");
    }

    @Test
    void a_covered_row_adds_its_sign_offs_but_not_its_ban() {
        var policy = policy(
                rule(ASYLUM, PUBLIC_WEB)
                        .inOrder(PROGRAM_REVIEWER, COUNSEL)
                        .under(SECRETARY)
                        .covering(SPII),
                rule(SPII, PUBLIC_WEB).forbids().signedBy(PRIVACY_OFFICER));

        var requirement = policy.requirementFor(asked(PUBLIC_WEB, Set.of(SECRETARY), HARMLESS, ASYLUM, SPII));

        assertThat(requirement.allowed()).isTrue();
        assertThat(roles(requirement)).containsExactlyInAnyOrder(PROGRAM_REVIEWER, COUNSEL, PRIVACY_OFFICER);
    }

    @Test
    void a_covered_row_does_not_need_its_own_legal_basis() {
        var policy = policy(
                rule(ASYLUM, US_COURT).signedBy(COUNSEL).under(SECRETARY).covering(SPII),
                rule(SPII, US_COURT).signedBy(PRIVACY_OFFICER).under(NEED));

        assertThat(policy.requirementFor(court(Set.of(SECRETARY), ASYLUM, SPII)).allowed())
                .isTrue();
    }

    @Test
    void a_covered_row_keeps_its_conditions() {
        var policy = policy(
                rule(ASYLUM, US_COURT).signedBy(COUNSEL).covering(SPII),
                rule(SPII, US_COURT).signedBy(PRIVACY_OFFICER).provided(Condition.DOCKET_NUMBER));

        assertThat(reasons(policy.requirementFor(court(Set.of(), ASYLUM, SPII))))
                .containsExactly(Reason.CONDITION_NOT_MET);
    }

    @Test
    void a_covering_row_without_its_own_legal_basis_covers_nothing() {
        var policy = policy(
                rule(ASYLUM, PUBLIC_WEB).signedBy(COUNSEL).under(SECRETARY).covering(SPII),
                rule(SPII, PUBLIC_WEB).forbids());

        assertThat(reasons(policy.requirementFor(asked(PUBLIC_WEB, Set.of(), HARMLESS, ASYLUM, SPII))))
                .containsExactlyInAnyOrder(Reason.LEGAL_BASIS_MISSING, Reason.FORBIDDEN);
    }

    @Test
    void two_rows_that_cover_each_other_do_not_lift_each_others_want_of_a_legal_basis() {
        var policy = policy(
                rule(ASYLUM, US_COURT).signedBy(COUNSEL).under(SECRETARY).covering(SPII),
                rule(SPII, US_COURT).signedBy(COUNSEL).under(NEED).covering(ASYLUM));

        assertThat(policy.requirementFor(court(Set.of(), ASYLUM, SPII)).allowed())
                .isFalse();
    }

    @Test
    void a_row_that_covers_identifiers_does_not_cover_health() {
        var policy = policy(
                rule(ASYLUM, PUBLIC_WEB).signedBy(COUNSEL).covering(SPII),
                rule(HEALTH, PUBLIC_WEB).forbids());

        assertThat(policy.requirementFor(asked(PUBLIC_WEB, Set.of(), HARMLESS, ASYLUM, HEALTH))
                        .allowed())
                .isFalse();
    }

    @Test
    void content_about_minors_adds_sign_offs_to_the_categorys_row_and_allows_nothing_alone() {
        var policy = policy(
                rule(ASYLUM, US_COURT).signedBy(PRIVACY_OFFICER).within(Duration.ofDays(30)),
                rule(MINOR, US_COURT)
                        .adds()
                        .signedBy(COUNSEL, APPROVING_OFFICIAL)
                        .within(Duration.ofHours(24)));

        var both = policy.requirementFor(court(Set.of(), ASYLUM, MINOR));
        assertThat(both.allowed()).isTrue();
        assertThat(roles(both)).containsExactlyInAnyOrder(PRIVACY_OFFICER, COUNSEL, APPROVING_OFFICIAL);
        assertThat(both.publishWithin()).isEqualTo(Duration.ofHours(24));
        assertThat(reasons(policy.requirementFor(court(Set.of(), MINOR)))).containsExactly(Reason.NO_MATCHING_RULE);
    }

    @Test
    void the_legal_basis_that_is_cited_chooses_between_alternative_rows() {
        var policy = policy(
                rule(ASYLUM, US_COURT)
                        .named("discretion")
                        .signedBy(APPROVING_OFFICIAL)
                        .under(SECRETARY),
                rule(ASYLUM, US_COURT)
                        .named("consent")
                        .signedBy(PRIVACY_OFFICER)
                        .under(CONSENT));

        assertThat(roles(policy.requirementFor(court(Set.of(SECRETARY), ASYLUM))))
                .containsExactly(APPROVING_OFFICIAL);
        assertThat(roles(policy.requirementFor(court(Set.of(CONSENT), ASYLUM)))).containsExactly(PRIVACY_OFFICER);
        assertThat(roles(policy.requirementFor(court(Set.of(SECRETARY, CONSENT), ASYLUM))))
                .containsExactlyInAnyOrder(APPROVING_OFFICIAL, PRIVACY_OFFICER);
        assertThat(reasons(policy.requirementFor(court(Set.of(), ASYLUM))))
                .containsExactly(Reason.LEGAL_BASIS_MISSING, Reason.LEGAL_BASIS_MISSING);
    }

    @Test
    void each_row_keeps_its_order_and_the_others_sign_any_time() {
        var requirement = policy(
                        rule(ASYLUM, US_COURT).inOrder(PROGRAM_REVIEWER, COUNSEL),
                        rule(HEALTH, US_COURT)
                                .inOrder(COUNSEL, APPROVING_OFFICIAL)
                                .signedBy(PRIVACY_OFFICER))
                .requirementFor(court(Set.of(), ASYLUM, HEALTH));

        assertThat(requirement.signOffs())
                .containsExactly(
                        new RequiredSignOff(PROGRAM_REVIEWER, Set.of()),
                        new RequiredSignOff(PRIVACY_OFFICER, Set.of()),
                        new RequiredSignOff(COUNSEL, Set.of(PROGRAM_REVIEWER)),
                        new RequiredSignOff(APPROVING_OFFICIAL, Set.of(PROGRAM_REVIEWER, COUNSEL)));
    }

    @Test
    void orders_that_contradict_each_other_forbid() {
        var requirement = policy(
                        rule(ASYLUM, US_COURT).inOrder(PROGRAM_REVIEWER, COUNSEL),
                        rule(HEALTH, US_COURT).inOrder(COUNSEL, PROGRAM_REVIEWER))
                .requirementFor(court(Set.of(), ASYLUM, HEALTH));

        assertThat(requirement.allowed()).isFalse();
        assertThat(reasons(requirement)).containsExactly(Reason.CONFLICTING_ORDER);
    }

    @Test
    void orders_that_contradict_each_other_only_through_a_third_row_forbid_too() {
        var requirement = policy(
                        rule(ASYLUM, US_COURT).inOrder(PROGRAM_REVIEWER, COUNSEL),
                        rule(HEALTH, US_COURT).inOrder(COUNSEL, PRIVACY_OFFICER),
                        rule(SPII, US_COURT).inOrder(PRIVACY_OFFICER, PROGRAM_REVIEWER))
                .requirementFor(court(Set.of(), ASYLUM, HEALTH, SPII));

        assertThat(reasons(requirement)).containsExactly(Reason.CONFLICTING_ORDER);
    }

    @Test
    void hidden_content_never_goes_to_the_public_whoever_signs() {
        var policy = policy(
                rule(ASYLUM, PUBLIC_WEB).signedBy(COUNSEL),
                rule(ASYLUM, US_COURT).signedBy(COUNSEL));
        var hidden = new ContentFacts(true, true, true, false);

        assertThat(reasons(policy.requirementFor(asked(PUBLIC_WEB, Set.of(), hidden, ASYLUM))))
                .containsExactly(Reason.HIDDEN_CONTENT);
        assertThat(policy.requirementFor(asked(US_COURT, Set.of(), hidden, ASYLUM))
                        .allowed())
                .isTrue();
    }

    @Test
    void a_finding_of_medium_severity_adds_the_privacy_officers_sign_off() {
        var policy = policy(rule(ASYLUM, US_COURT).signedBy(COUNSEL));
        var doubtful = new ContentFacts(true, false, false, false, true);

        assertThat(policy.requirementFor(asked(US_COURT, Set.of(), doubtful, ASYLUM))
                        .signOffs())
                .extracting(RequiredSignOff::role)
                .containsExactlyInAnyOrder(COUNSEL, PRIVACY_OFFICER);
        assertThat(policy.requirementFor(asked(US_COURT, Set.of(), HARMLESS, ASYLUM))
                        .signOffs())
                .extracting(RequiredSignOff::role)
                .containsExactly(COUNSEL);
        assertThat(policy.requirementFor(asked(PUBLIC_WEB, Set.of(), doubtful, ASYLUM))
                        .allowed())
                .isFalse();
    }

    @Test
    void an_original_spreadsheet_never_goes_to_the_public_and_a_regenerated_one_may() {
        var policy = policy(rule(ASYLUM, PUBLIC_WEB).signedBy(COUNSEL));
        var original = new ContentFacts(true, true, false, true);

        assertThat(reasons(policy.requirementFor(asked(PUBLIC_WEB, Set.of(), original, ASYLUM))))
                .containsExactly(Reason.ORIGINAL_SPREADSHEET);
        assertThat(policy.requirementFor(asked(PUBLIC_WEB, Set.of(), HARMLESS, ASYLUM))
                        .allowed())
                .isTrue();
    }

    @Test
    void a_change_of_rules_that_do_not_apply_keeps_the_digest_of_those_that_do() {
        var applies = rule(ASYLUM, US_COURT).signedBy(COUNSEL);
        var before = policy(applies, rule(HEALTH, US_COURT).signedBy(COUNSEL));
        var after = policy(
                applies, rule(HEALTH, US_COURT).forbids(), rule(SPII, US_COURT).signedBy(COUNSEL));
        var changed = policy(rule(ASYLUM, US_COURT).signedBy(COUNSEL, PRIVACY_OFFICER));
        var asked = court(Set.of(), ASYLUM);

        assertThat(after.digest()).isNotEqualTo(before.digest());
        assertThat(after.requirementFor(asked).rulesDigest())
                .isEqualTo(before.requirementFor(asked).rulesDigest());
        assertThat(changed.requirementFor(asked).rulesDigest())
                .isNotEqualTo(before.requirementFor(asked).rulesDigest());
    }

    @Test
    void two_rows_for_the_same_place_that_nothing_chooses_between_are_no_policy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(
                        rule(ASYLUM, US_COURT).named("a").signedBy(COUNSEL).under(SECRETARY, CONSENT),
                        rule(ASYLUM, US_COURT).named("b").signedBy(COUNSEL).under(SECRETARY)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(
                        rule(ASYLUM, US_COURT).named("a").signedBy(COUNSEL).under(SECRETARY),
                        rule(ASYLUM, US_COURT).named("b").forbids()));
    }

    @Test
    void a_row_that_contradicts_itself_is_no_rule() {
        for (var wrong : List.of(
                rule(ASYLUM, US_COURT).signedBy(PUBLISHER),
                rule(ASYLUM, US_COURT).inOrder(COUNSEL, COUNSEL),
                rule(ASYLUM, US_COURT).inOrder(COUNSEL).signedBy(COUNSEL),
                rule(ASYLUM, US_COURT).signedBy(COUNSEL).within(Duration.ZERO),
                rule(ASYLUM, US_COURT).signedBy(COUNSEL).covering(ASYLUM),
                rule(ASYLUM, US_COURT).forbids().covering(SPII),
                rule(ASYLUM, US_COURT).forbids().under(SECRETARY))) {
            assertThatIllegalArgumentException().isThrownBy(wrong::build);
        }
    }

    private static Policy policy(RuleBuilder... rules) {
        return new Policy(1, Arrays.stream(rules).map(RuleBuilder::build).toList());
    }

    private static PolicyCase court(Set<String> cited, ProtectionCategory... categories) {
        return asked(US_COURT, cited, HARMLESS, categories);
    }

    private static PolicyCase asked(
            Audience audience, Set<String> cited, ContentFacts facts, ProtectionCategory... categories) {
        return new PolicyCase(
                Set.of(categories),
                audience,
                cited.stream().map(LegalBasis::new).collect(Collectors.toSet()),
                facts,
                Evidence.NONE);
    }

    private static List<Role> roles(Requirement requirement) {
        return requirement.signOffs().stream().map(RequiredSignOff::role).toList();
    }

    private static List<Reason> reasons(Requirement requirement) {
        return requirement.forbiddenBy().stream().map(Ban::reason).toList();
    }
}
