package org.imprimatur.document.rules;

/** Why the bytes of a version were destroyed after the time that they are kept. */
public enum DestructionCause {
    /** No approval request was ever submitted about them. */
    NEVER_SUBMITTED,
    /** Every approval request about them was refused, withdrawn, revoked, or ran out, and nothing was published. */
    NOTHING_RELEASED
}
