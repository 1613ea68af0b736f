package org.imprimatur.policy.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * The rows that apply to one case, combined: forbidden wins, otherwise the union of the sign-offs and the shortest times.
 * A row that covers another (8 CFR 208.6) takes away that row's ban and its want of a legal basis, nothing else; it does so
 * only where the covering row itself stands.
 */
final class MatchedRules {
    private final PolicyCase asked;
    private final List<PolicyRule> matched = new ArrayList<>();
    private final Set<ProtectionCategory> withoutRule = EnumSet.noneOf(ProtectionCategory.class);
    private final Set<ProtectionCategory> covered = EnumSet.noneOf(ProtectionCategory.class);

    MatchedRules(List<PolicyRule> all, PolicyCase asked) {
        this.asked = asked;
        for (var category : asked.countedCategories()) {
            var alternatives = all.stream()
                    .filter(rule -> rule.matches(category, asked.audience()))
                    .toList();
            if (alternatives.isEmpty()) {
                withoutRule.add(category);
            }
            matched.addAll(chosen(alternatives));
        }
        matched.sort(Comparator.comparing(PolicyRule::id));
        for (var rule : matched) {
            if (rule.ruling() == Ruling.ALLOWED && bansOf(rule).isEmpty()) {
                covered.addAll(rule.covers());
            }
        }
    }

    /** The cited legal bases choose; where they choose none, all alternatives apply and each lacks its legal basis. */
    private List<PolicyRule> chosen(List<PolicyRule> alternatives) {
        var resting = alternatives.stream()
                .filter(rule -> rule.restsOn(asked.cited()))
                .toList();
        return resting.isEmpty() ? alternatives : resting;
    }

    Requirement requirement() {
        var order = new SignOffOrder(matched, asked.facts().privacyReview() ? Set.of(Role.PRIVACY_OFFICER) : Set.of());
        var bans = new ArrayList<Ban>(contentBans());
        withoutRule.forEach(category -> bans.add(Ban.of(Ban.Reason.NO_MATCHING_RULE, category)));
        matched.forEach(rule -> bans.addAll(bansLeftOf(rule)));
        if (order.contradictsItself()) {
            bans.add(Ban.of(Ban.Reason.CONFLICTING_ORDER));
        }
        if (bans.isEmpty() && matched.stream().noneMatch(rule -> rule.ruling() == Ruling.ALLOWED)) {
            bans.add(Ban.of(Ban.Reason.NO_MATCHING_RULE));
        }
        var publishWithin = shortest(matched.stream().map(PolicyRule::publishWithin));
        return new Requirement(
                bans,
                order.signOffs(),
                publishWithin == null ? Duration.ZERO : publishWithin,
                matched.stream().anyMatch(PolicyRule::singleUse),
                shortest(matched.stream().map(PolicyRule::freshWithin)),
                matched,
                Policy.digestOf(matched));
    }

    /** What no row can allow. */
    private List<Ban> contentBans() {
        var bans = new ArrayList<Ban>();
        if (!asked.facts().inspected()) {
            bans.add(Ban.of(Ban.Reason.NOT_INSPECTED));
        }
        if (asked.audience() == Audience.PUBLIC_WEB && asked.facts().hiddenContent()) {
            bans.add(Ban.of(Ban.Reason.HIDDEN_CONTENT));
        }
        if (asked.audience() == Audience.PUBLIC_WEB && asked.facts().originalSpreadsheet()) {
            bans.add(Ban.of(Ban.Reason.ORIGINAL_SPREADSHEET));
        }
        return bans;
    }

    /** What a row says against the case when it is asked alone. */
    private List<Ban> bansOf(PolicyRule rule) {
        var bans = new ArrayList<Ban>();
        if (rule.ruling() == Ruling.FORBIDDEN) {
            bans.add(Ban.of(Ban.Reason.FORBIDDEN, rule));
        }
        if (rule.ruling() == Ruling.ALLOWED && rule.asksNobody()) {
            bans.add(Ban.of(Ban.Reason.NO_SIGN_OFF_REQUIRED, rule));
        }
        if (!rule.restsOn(asked.cited())) {
            bans.add(Ban.of(Ban.Reason.LEGAL_BASIS_MISSING, rule));
        }
        for (var condition : rule.conditions()) {
            if (!condition.implemented()) {
                bans.add(Ban.of(Ban.Reason.CONDITION_NOT_EVALUABLE, rule, condition));
            } else if (!condition.metBy(asked)) {
                bans.add(Ban.of(Ban.Reason.CONDITION_NOT_MET, rule, condition));
            }
        }
        return bans;
    }

    private List<Ban> bansLeftOf(PolicyRule rule) {
        return bansOf(rule).stream()
                .filter(ban -> !(covered.contains(rule.category()) && isLiftedByCover(ban.reason())))
                .toList();
    }

    private static boolean isLiftedByCover(Ban.Reason reason) {
        return switch (reason) {
            case FORBIDDEN, LEGAL_BASIS_MISSING -> true;
            case NO_MATCHING_RULE,
                    CONDITION_NOT_EVALUABLE,
                    CONDITION_NOT_MET,
                    NOT_INSPECTED,
                    HIDDEN_CONTENT,
                    ORIGINAL_SPREADSHEET,
                    CONFLICTING_ORDER,
                    NO_SIGN_OFF_REQUIRED -> false;
        };
    }

    private static @Nullable Duration shortest(Stream<@Nullable Duration> durations) {
        return durations.filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }
}
