package org.imprimatur.approval.rules;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.RuleViolation;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.RequiredSignOff;

/**
 * A natural person counts once per request, whatever roles or accounts they have, and sign-offs that different roles must
 * give are given by different people.
 */
public final class DistinctPersons {
    private DistinctPersons() {}

    /** @throws RuleViolation {@link ApprovalRefusal#ALREADY_SIGNED} */
    static void require(ApprovalRequest request, PersonId person) {
        if (request.liveSignOffs().stream().anyMatch(signOff -> signOff.person().equals(person))) {
            throw new RuleViolation(ApprovalRefusal.ALREADY_SIGNED);
        }
    }

    /**
     * Gives as many of the required roles as possible to different people: a largest matching (augmenting paths, Kuhn 1955).
     * Every required role has an entry exactly when that can be done for all.
     *
     * @param candidates for each role, the people who could fill it
     */
    static Map<Role, PersonId> assign(List<RequiredSignOff> required, Map<Role, Set<PersonId>> candidates) {
        var roleOf = new HashMap<PersonId, Role>();
        for (RequiredSignOff needed : required) {
            place(needed.role(), candidates, roleOf, new HashSet<>());
        }
        var personOf = new EnumMap<Role, PersonId>(Role.class);
        roleOf.forEach((person, role) -> personOf.put(role, person));
        return personOf;
    }

    private static boolean place(
            Role role, Map<Role, Set<PersonId>> candidates, Map<PersonId, Role> roleOf, Set<PersonId> tried) {
        for (PersonId candidate : candidates.getOrDefault(role, Set.of())) {
            if (!tried.add(candidate)) {
                continue;
            }
            Role holds = roleOf.get(candidate);
            if (holds == null || place(holds, candidates, roleOf, tried)) {
                roleOf.put(candidate, role);
                return true;
            }
        }
        return false;
    }
}
