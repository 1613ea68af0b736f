package org.imprimatur.approval.rules;

import java.util.List;
import org.imprimatur.RuleViolation;

/**
 * The act needs a more recent or a stronger authentication. Carries what RFC 9470 has the client send to the identity
 * provider before it tries again: {@code acr_values} and {@code max_age}.
 */
public final class AuthenticationTooOld extends RuleViolation {
    private static final long serialVersionUID = 1L;

    private final transient StepUp stepUp;

    AuthenticationTooOld(StepUp stepUp) {
        super(ApprovalRefusal.AUTHENTICATION_TOO_OLD);
        this.stepUp = stepUp;
    }

    /** Any of these is good enough; sorted. */
    public List<String> acrValues() {
        return stepUp.acrValues().stream().sorted().toList();
    }

    /** In seconds. */
    public long maxAge() {
        return stepUp.maxAge().toSeconds();
    }
}
