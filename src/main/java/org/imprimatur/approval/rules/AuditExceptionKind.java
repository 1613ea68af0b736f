package org.imprimatur.approval.rules;

import java.time.Duration;

/** Why an entry of the audit log is worth an auditor's look. The gravest first. */
public enum AuditExceptionKind {
    /** Published although the same bytes had been refused before, in this request or another. */
    PUBLISHED_AFTER_REFUSAL,
    /** Signed by somebody of whom nothing says that they were shown what they signed. */
    UNOPENED_SIGN_OFF,
    /** Signed within {@link #HASTE} of being shown it first. */
    HASTY_SIGN_OFF,
    /** Who is who, or who may act as what, is otherwise than before. */
    AUTHORITY_CHANGE,
    /** Other rules are in force than before. */
    POLICY_CHANGE,
    /** A privacy officer set a finding aside. */
    FINDING_WAIVED,
    /** What no rule refused could not be done. */
    FAILURE,
    /** A rule refused it. */
    REFUSAL;

    /** Nobody reads a request in less. */
    public static final Duration HASTE = Duration.ofSeconds(30);
}
