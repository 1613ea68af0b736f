package org.imprimatur.approval.rules;

import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.RuleViolation;
import org.imprimatur.identity.Role;

/** There are not enough different people who hold the roles and may review this request. Never waived. */
public final class QuorumImpossible extends RuleViolation {
    private static final long serialVersionUID = 1L;

    private final transient Set<Role> unfilled;

    QuorumImpossible(Set<Role> unfilled) {
        super(ApprovalRefusal.QUORUM_IMPOSSIBLE);
        this.unfilled = Set.copyOf(new TreeSet<>(unfilled));
    }

    /** Roles for which nobody is left. */
    public Set<Role> unfilled() {
        return unfilled;
    }
}
