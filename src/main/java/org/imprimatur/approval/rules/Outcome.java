package org.imprimatur.approval.rules;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.RequiredSignOff;
import org.imprimatur.policy.rules.Requirement;

/**
 * What the sign-offs amount to, computed anew each time and never stored: those that count, and what is still outstanding.
 * A sign-off counts when it approves the current manifest in the current round, was not retracted, stands in order, was given
 * under an authority in force by somebody eligible, and its person counts for no other role.
 *
 * @param counted in the order in which they were made
 */
public record Outcome(List<SignOff> counted, List<RequiredSignOff> outstanding, boolean satisfied) {
    public Outcome {
        counted = List.copyOf(counted);
        outstanding = List.copyOf(outstanding);
    }

    public static Outcome of(ApprovalRequest request, Circumstances circumstances) {
        Requirement requirement = circumstances.requirement();
        List<SignOff> valid = valid(request, circumstances);
        Map<Role, Set<PersonId>> signers = new EnumMap<>(Role.class);
        valid.forEach(signOff ->
                signers.computeIfAbsent(signOff.role(), role -> new HashSet<>()).add(signOff.person()));
        Map<Role, PersonId> filledBy = DistinctPersons.assign(requirement.signOffs(), signers);
        List<RequiredSignOff> outstanding = requirement.signOffs().stream()
                .filter(needed -> !filledBy.containsKey(needed.role()))
                .toList();
        List<SignOff> counted = valid.stream()
                .filter(signOff -> signOff.person().equals(filledBy.get(signOff.role())))
                .toList();
        return new Outcome(counted, outstanding, requirement.allowed() && outstanding.isEmpty() && !counted.isEmpty());
    }

    private static List<SignOff> valid(ApprovalRequest request, Circumstances circumstances) {
        Set<PersonId> excluded =
                SeparationOfDuties.excluded(request, circumstances.version().waiverGranters());
        List<SignOff> eligible = request.liveApprovals().stream()
                .filter(signOff -> !excluded.contains(signOff.person()))
                .filter(signOff -> circumstances.authoritiesInForce().contains(signOff.authority()))
                .toList();
        return OrderedSignOffs.standing(circumstances.requirement().signOffs(), eligible);
    }
}
