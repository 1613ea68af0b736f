package org.imprimatur.release;

import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.identity.Role;
import org.imprimatur.release.rules.PermitQuestion;

/** An attempt to use a permit. */
public record PermitAttempt(PermitQuestion question) implements Attempt {
    @Override
    public Role role() {
        return Role.PUBLISHER;
    }
}
