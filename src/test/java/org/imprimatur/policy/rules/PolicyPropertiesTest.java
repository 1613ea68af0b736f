package org.imprimatur.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.SetArbitrary;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.identity.Role;

/** What holds of every policy, not only of the one that ships. */
class PolicyPropertiesTest {
    private static final List<LegalBasis> BASES = List.of(
            new LegalBasis("8CFR208.6(a)-SECRETARY"),
            new LegalBasis("8CFR208.6(a)-CONSENT"),
            new LegalBasis("5USC552a(b)(1)"));
    private static final List<Audience> AUDIENCES = List.of(Audience.PUBLIC_WEB, Audience.US_COURT);
    private static final List<ProtectionCategory> CATEGORIES = List.of(
            ProtectionCategory.AGGREGATE_ONLY,
            ProtectionCategory.ASYLUM,
            ProtectionCategory.SPII,
            ProtectionCategory.MINOR);
    private static final List<Role> REVIEWERS =
            EnumSet.allOf(Role.class).stream().filter(Role::reviews).toList();

    @Property
    void adding_a_category_never_removes_a_required_sign_off_or_its_order(
            @ForAll("policies") Policy policy,
            @ForAll("cases") PolicyCase asked,
            @ForAll("categories") ProtectionCategory more) {
        Assume.that(!asked.categories().equals(Set.of(ProtectionCategory.AGGREGATE_ONLY)));

        var before = policy.requirementFor(asked);
        var after = waitsFor(policy.requirementFor(with(asked, more)));

        waitsFor(before).forEach((role, earlier) -> {
            assertThat(after).containsKey(role);
            assertThat(after.get(role)).containsAll(earlier);
        });
    }

    @Property
    void adding_a_category_never_gives_more_time_or_more_uses(
            @ForAll("policies") Policy policy,
            @ForAll("cases") PolicyCase asked,
            @ForAll("categories") ProtectionCategory more) {
        Assume.that(!asked.categories().equals(Set.of(ProtectionCategory.AGGREGATE_ONLY)));

        var before = policy.requirementFor(asked);
        var after = policy.requirementFor(with(asked, more));
        Assume.that(!before.publishWithin().isZero());

        assertThat(after.publishWithin()).isLessThanOrEqualTo(before.publishWithin());
        assertThat(after.singleUse() || !before.singleUse()).isTrue();
    }

    /** The exceptions are named: AGGREGATE_ONLY falls away, a covering row lifts a ban, an adding row waits for another. */
    @Property(maxDiscardRatio = 50)
    void adding_a_category_never_turns_forbidden_into_allowed(
            @ForAll("policies") Policy policy,
            @ForAll("cases") PolicyCase asked,
            @ForAll("categories") ProtectionCategory more) {
        Assume.that(!asked.categories().isEmpty());
        Assume.that(!asked.categories().equals(Set.of(ProtectionCategory.AGGREGATE_ONLY)));
        var coveredByMore = policy.rules().stream()
                .filter(rule -> rule.matches(more, asked.audience()))
                .flatMap(rule -> rule.covers().stream())
                .collect(Collectors.toSet());
        Assume.that(policy.requirementFor(asked).forbiddenBy().stream()
                .anyMatch(ban -> ban.category() != null && !coveredByMore.contains(ban.category())));

        assertThat(policy.requirementFor(with(asked, more)).allowed()).isFalse();
    }

    @Property
    void the_order_in_which_rules_are_written_changes_nothing(
            @ForAll("policies") Policy policy, @ForAll("cases") PolicyCase asked, @ForAll Random random) {
        var shuffled = new ArrayList<>(policy.rules());
        Collections.shuffle(shuffled, random);
        var other = new Policy(policy.version(), shuffled);

        assertThat(other.digest()).isEqualTo(policy.digest());
        assertThat(other.requirementFor(asked)).isEqualTo(policy.requirementFor(asked));
    }

    @Property
    void a_policy_without_rules_forbids_everything(@ForAll("cases") PolicyCase asked) {
        assertThat(Policy.NONE.requirementFor(asked).allowed()).isFalse();
        assertThat(Policy.NONE.requirementFor(asked).forbiddenBy()).isNotEmpty();
    }

    @Property(maxDiscardRatio = 50)
    void whatever_is_allowed_has_a_sign_off_a_time_and_an_allowing_row_for_its_category(
            @ForAll("policies") Policy policy, @ForAll("cases") PolicyCase asked) {
        var requirement = policy.requirementFor(asked);
        Assume.that(requirement.allowed());

        assertThat(requirement.signOffs()).isNotEmpty();
        assertThat(requirement.publishWithin()).isPositive();
        assertThat(requirement.matched()).anyMatch(rule -> rule.ruling() == Ruling.ALLOWED && !rule.forbids());
        assertThat(requirement.matched().stream().map(PolicyRule::category).collect(Collectors.toSet()))
                .isEqualTo(asked.countedCategories());
    }

    @Property
    void hidden_content_and_original_spreadsheets_never_go_to_the_public(
            @ForAll("policies") Policy policy, @ForAll("casesThatMayNeverBePublic") PolicyCase asked) {
        assertThat(policy.requirementFor(asked).allowed()).isFalse();
    }

    @Property
    void nobody_waits_for_a_sign_off_that_is_not_required(
            @ForAll("policies") Policy policy, @ForAll("cases") PolicyCase asked) {
        var waits = waitsFor(policy.requirementFor(asked));

        waits.values().forEach(earlier -> assertThat(waits.keySet()).containsAll(earlier));
    }

    @Property
    void citing_more_legal_bases_never_escapes_a_row_that_applied(
            @ForAll("policies") Policy policy, @ForAll("cases") PolicyCase asked) {
        var more = new PolicyCase(
                asked.categories(), asked.audience(), Set.copyOf(BASES), asked.facts(), asked.evidence());

        assertThat(policy.requirementFor(more).matched())
                .containsAll(policy.requirementFor(asked).matched().stream()
                        .filter(rule -> rule.restsOn(asked.cited()))
                        .toList());
    }

    private static Map<Role, Set<Role>> waitsFor(Requirement requirement) {
        return requirement.signOffs().stream().collect(Collectors.toMap(RequiredSignOff::role, RequiredSignOff::after));
    }

    private static PolicyCase with(PolicyCase asked, ProtectionCategory more) {
        var categories = EnumSet.of(more);
        categories.addAll(asked.categories());
        return new PolicyCase(categories, asked.audience(), asked.cited(), asked.facts(), asked.evidence());
    }

    @Provide
    Arbitrary<ProtectionCategory> categories() {
        return Arbitraries.of(CATEGORIES);
    }

    @Provide
    Arbitrary<PolicyCase> cases() {
        return Combinators.combine(
                        subsets(CATEGORIES),
                        Arbitraries.of(AUDIENCES),
                        subsets(BASES),
                        Combinators.combine(mostly(true), mostly(true), mostly(false), mostly(false))
                                .as(ContentFacts::new),
                        subsets(List.of(EvidenceField.values())).map(Evidence::new))
                .as(PolicyCase::new);
    }

    @Provide
    Arbitrary<PolicyCase> casesThatMayNeverBePublic() {
        var facts = Combinators.combine(
                        mostly(true),
                        mostly(true),
                        Arbitraries.of(List.of(List.of(true, true), List.of(true, false), List.of(false, true))))
                .as((inspected, clean, danger) -> new ContentFacts(inspected, clean, danger.get(0), danger.get(1)));
        return Combinators.combine(cases(), facts)
                .as((asked, dangerous) -> new PolicyCase(
                        asked.categories(), Audience.PUBLIC_WEB, asked.cited(), dangerous, asked.evidence()));
    }

    /** Up to 24 rules; a rule that would duplicate an earlier one is left out. */
    @Provide
    Arbitrary<Policy> policies() {
        return rules().list().ofMaxSize(24).map(drawn -> {
            var rules = new ArrayList<PolicyRule>();
            for (var rule : drawn) {
                boolean fits = rules.stream()
                        .noneMatch(other -> other.id().equals(rule.id()) || Policy.areDuplicates(other, rule));
                if (fits) {
                    rules.add(rule);
                }
            }
            return new Policy(1, rules);
        });
    }

    private Arbitrary<PolicyRule> rules() {
        var place = Combinators.combine(
                        categories(),
                        Arbitraries.of(AUDIENCES),
                        Arbitraries.integers().between(0, 999))
                .as((category, audience, number) ->
                        RuleBuilder.rule(category, audience).named("r" + number));
        var signing = Combinators.combine(
                        Arbitraries.shuffle(REVIEWERS),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 2))
                .as((roles, ordered, free) ->
                        List.of(roles.subList(0, ordered), roles.subList(ordered, ordered + free)));
        var ruling = Arbitraries.frequency(
                Tuple.of(6, Ruling.ALLOWED), Tuple.of(1, Ruling.FORBIDDEN), Tuple.of(1, Ruling.ADDS));
        return Combinators.combine(
                        place,
                        signing,
                        ruling,
                        subsets(BASES),
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.of(true, false),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(Set.<Condition>of())),
                                Tuple.of(
                                        1,
                                        Arbitraries.of(Condition.values()).set().ofSize(1))),
                        Arbitraries.of(CATEGORIES).set().ofMaxSize(1))
                .as((rule, roles, says, bases, days, once, conditions, covers) -> {
                    rule.inOrder(roles.get(0).toArray(Role[]::new))
                            .signedBy(roles.get(1).toArray(Role[]::new));
                    if (says == Ruling.FORBIDDEN) {
                        return rule.forbids().build();
                    }
                    rule.under(bases.stream().map(LegalBasis::code).toArray(String[]::new))
                            .within(Duration.ofDays(days))
                            .provided(conditions.toArray(Condition[]::new));
                    if (once) {
                        rule.once();
                    }
                    if (says == Ruling.ADDS) {
                        return rule.adds().build();
                    }
                    var own = rule.build().category();
                    return rule.covering(covers.stream()
                                    .filter(category -> category != own)
                                    .toArray(ProtectionCategory[]::new))
                            .build();
                });
    }

    private static <T> SetArbitrary<T> subsets(List<T> all) {
        return Arbitraries.of(all).set().ofMaxSize(all.size());
    }

    private static Arbitrary<Boolean> mostly(boolean value) {
        return Arbitraries.frequency(Tuple.of(5, value), net.jqwik.api.Tuple.of(1, !value));
    }
}
