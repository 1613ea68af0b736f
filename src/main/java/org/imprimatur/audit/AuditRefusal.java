package org.imprimatur.audit;

import org.imprimatur.RuleViolation;

/** Why the audit log stops an act. */
public enum AuditRefusal implements RuleViolation.Refusal {
    AUDIT_UNAVAILABLE(
            "The act could not be recorded, so it did not happen. Try again; if it goes on, tell the operator."),
    INDEX_UNKNOWN(
            "The log has no entry at this index. Begin at one that it has; if this one was given to you, tell the operator that the log is shorter than it was.");

    private final String message;

    AuditRefusal(String message) {
        this.message = message;
    }

    @Override
    public String message() {
        return message;
    }
}
