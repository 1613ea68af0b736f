package org.imprimatur.policy.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.identity.Role;

/** The union of the sign-offs of several rows, with the order of each row kept: a partial order over roles. */
final class SignOffOrder {
    private final Map<Role, Set<Role>> before = new EnumMap<>(Role.class);

    /** @param besides roles that sign whatever the rows say, in any order */
    SignOffOrder(List<PolicyRule> rules, Set<Role> besides) {
        besides.forEach(this::earlierThan);
        for (var rule : rules) {
            rule.anyOrder().forEach(this::earlierThan);
            for (int i = 0; i < rule.inOrder().size(); i++) {
                earlierThan(rule.inOrder().get(i)).addAll(rule.inOrder().subList(0, i));
            }
        }
        closeTransitively();
    }

    private Set<Role> earlierThan(Role role) {
        return before.computeIfAbsent(role, first -> EnumSet.noneOf(Role.class));
    }

    /** Warshall's algorithm. */
    private void closeTransitively() {
        before.forEach((middle, earlier) -> before.values().stream()
                .filter(roles -> roles.contains(middle))
                .forEach(roles -> roles.addAll(Set.copyOf(earlier))));
    }

    /** Whether a role would have to sign before itself. */
    boolean contradictsItself() {
        return before.entrySet().stream().anyMatch(entry -> entry.getValue().contains(entry.getKey()));
    }

    /** Each role once; a role stands behind those that it waits for. */
    List<RequiredSignOff> signOffs() {
        var signOffs = new ArrayList<RequiredSignOff>();
        before.forEach((role, earlier) -> signOffs.add(new RequiredSignOff(role, earlier)));
        signOffs.sort(Comparator.<RequiredSignOff>comparingInt(
                        needed -> needed.after().size())
                .thenComparing(RequiredSignOff::role));
        return Collections.unmodifiableList(signOffs);
    }
}
