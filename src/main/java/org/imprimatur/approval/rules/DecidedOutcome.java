package org.imprimatur.approval.rules;

/** What a release decision decided. Constants are never renamed: decisions name them for ever. */
public enum DecidedOutcome {
    APPROVED,
    REFUSED,
    REVOKED,
    EXPIRED,
    VOIDED
}
