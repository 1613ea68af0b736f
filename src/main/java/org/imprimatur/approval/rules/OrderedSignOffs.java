package org.imprimatur.approval.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.RuleViolation;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.RequiredSignOff;

/**
 * Where policy asks for an order, nobody approves before those who come before them, and what was built on a retracted
 * sign-off falls with it.
 */
public final class OrderedSignOffs {
    private OrderedSignOffs() {}

    /** @throws RuleViolation {@link ApprovalRefusal#OUT_OF_ORDER} */
    static void require(RequiredSignOff needed, List<SignOff> approvals) {
        if (!rolesOf(approvals).containsAll(needed.after())) {
            throw new RuleViolation(ApprovalRefusal.OUT_OF_ORDER);
        }
    }

    /**
     * Those of the approvals that stand in the order asked for: each after everyone it waits for. One in a role that is not
     * asked for stands by itself.
     *
     * @param approvals in the order in which they were made
     */
    static List<SignOff> standing(List<RequiredSignOff> required, List<SignOff> approvals) {
        var standing = new ArrayList<SignOff>();
        var filled = EnumSet.noneOf(Role.class);
        for (SignOff approval : approvals) {
            Set<Role> before =
                    find(required, approval.role()).map(RequiredSignOff::after).orElse(Set.of());
            if (filled.containsAll(before)) {
                standing.add(approval);
                filled.add(approval.role());
            }
        }
        return standing;
    }

    /** The requirement for this role, if the policy asks for one. */
    static Optional<RequiredSignOff> find(List<RequiredSignOff> required, Role role) {
        return required.stream().filter(needed -> needed.role() == role).findFirst();
    }

    static Set<Role> rolesOf(List<SignOff> signOffs) {
        var roles = EnumSet.noneOf(Role.class);
        signOffs.forEach(signOff -> roles.add(signOff.role()));
        return roles;
    }
}
