package org.imprimatur.policy.rules;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** Rules for tests: a plain allowed row that a test changes in the one point that it is about. */
final class RuleBuilder {
    private final ProtectionCategory category;
    private final Audience audience;
    private String id;
    private Ruling ruling = Ruling.ALLOWED;
    private List<Role> inOrder = List.of();
    private Set<Role> anyOrder = Set.of();
    private Set<LegalBasis> legalBases = Set.of();
    private @Nullable Duration publishWithin = Duration.ofDays(14);
    private boolean singleUse;
    private @Nullable Duration freshWithin;
    private Set<Condition> conditions = Set.of();
    private Set<ProtectionCategory> covers = Set.of();

    private RuleBuilder(ProtectionCategory category, Audience audience) {
        this.category = category;
        this.audience = audience;
        this.id = category + ":" + audience;
    }

    static RuleBuilder rule(ProtectionCategory category, Audience audience) {
        return new RuleBuilder(category, audience);
    }

    RuleBuilder named(String name) {
        id = name;
        return this;
    }

    RuleBuilder forbids() {
        ruling = Ruling.FORBIDDEN;
        publishWithin = null;
        return this;
    }

    RuleBuilder adds() {
        ruling = Ruling.ADDS;
        return this;
    }

    RuleBuilder inOrder(Role... roles) {
        inOrder = List.of(roles);
        return this;
    }

    RuleBuilder signedBy(Role... roles) {
        anyOrder = Set.of(roles);
        return this;
    }

    RuleBuilder under(String... codes) {
        legalBases = Set.copyOf(Arrays.stream(codes).map(LegalBasis::new).toList());
        return this;
    }

    RuleBuilder within(Duration time) {
        publishWithin = time;
        return this;
    }

    RuleBuilder once() {
        singleUse = true;
        return this;
    }

    RuleBuilder freshWithin(Duration age) {
        freshWithin = age;
        return this;
    }

    RuleBuilder provided(Condition... all) {
        conditions = Set.of(all);
        return this;
    }

    RuleBuilder covering(ProtectionCategory... categories) {
        covers = Set.of(categories);
        return this;
    }

    PolicyRule build() {
        return new PolicyRule(
                id,
                category,
                audience,
                ruling,
                inOrder,
                anyOrder,
                legalBases,
                publishWithin,
                singleUse,
                freshWithin,
                conditions,
                covers,
                "a citation");
    }
}
