package org.imprimatur.release.rules;

import java.util.List;
import org.imprimatur.RuleViolation;

/** A permit was to be used and the answer is no, for these reasons. */
public final class PermitRefused extends RuleViolation {
    private static final long serialVersionUID = 1L;

    private final List<PermitReason> reasons;

    PermitRefused(List<PermitReason> reasons) {
        super(ReleaseRefusal.PERMIT_NOT_GRANTED);
        this.reasons = List.copyOf(reasons);
    }

    public List<PermitReason> reasons() {
        return reasons;
    }
}
