package org.imprimatur.approval.rules;

import java.util.List;
import org.imprimatur.RuleViolation;
import org.imprimatur.policy.rules.Ban;

/** Policy forbids it, whoever would sign. */
public final class ForbiddenByPolicy extends RuleViolation {
    private static final long serialVersionUID = 1L;

    private final transient List<Ban> bans;

    ForbiddenByPolicy(List<Ban> bans) {
        super(ApprovalRefusal.FORBIDDEN_BY_POLICY);
        this.bans = List.copyOf(bans);
    }

    /** Everything that forbids it. */
    public List<Ban> bans() {
        return bans;
    }
}
