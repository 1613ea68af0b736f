package org.imprimatur.policy.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.Sha256;

/**
 * One version of all rules. What it does not allow is forbidden; a policy without rules forbids everything.
 *
 * @param version 1 and up; 0 for {@link #NONE}
 * @param rules by id
 * @throws IllegalArgumentException when two rules have the same id, or when nothing chooses between two rules of the same
 *     category and audience
 */
public record Policy(int version, List<PolicyRule> rules) {
    /** No policy is in force: everything is forbidden. */
    public static final Policy NONE = new Policy(0, List.of());

    public Policy {
        var sorted = new ArrayList<>(rules);
        sorted.sort(Comparator.comparing(PolicyRule::id));
        rules = List.copyOf(sorted);
        var ids = new HashSet<String>();
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules have the id " + rule.id());
            }
            for (var other : rules.subList(0, i)) {
                if (areDuplicates(rule, other)) {
                    throw new IllegalArgumentException("rules " + other.id() + " and " + rule.id()
                            + " answer for the same category and audience, and no legal basis chooses between them");
                }
            }
        }
    }

    /**
     * Whether two rules answer the same question: same category and audience, and not told apart by their legal bases.
     */
    public static boolean areDuplicates(PolicyRule one, PolicyRule other) {
        return one.matches(other.category(), other.audience())
                && (one.legalBases().isEmpty()
                        || other.legalBases().isEmpty()
                        || !Collections.disjoint(one.legalBases(), other.legalBases()));
    }

    /** What this case needs. Never fails; what cannot be judged is forbidden. */
    public Requirement requirementFor(PolicyCase asked) {
        return new MatchedRules(rules, asked).requirement();
    }

    /** Over the canonical content of all rules; the version number is not part of it. */
    public Sha256 digest() {
        return digestOf(rules);
    }

    /** How an audit entry names it. */
    public AuditEvent.Policy named() {
        return new AuditEvent.Policy(Integer.toString(version), digest());
    }

    /** SHA-256 of the RFC 8785 form of the rules, ordered by id. */
    static Sha256 digestOf(Collection<PolicyRule> rules) {
        return CanonicalJson.digest(Map.of(
                "rules",
                rules.stream()
                        .sorted(Comparator.comparing(PolicyRule::id))
                        .map(PolicyRule::content)
                        .toList()));
    }
}
