package org.imprimatur.audit.rules;

/** How an act ended. */
public enum Outcome {
    PERMITTED,
    /** A rule refused it; the entry's reason code is the refusal. Nothing changed. */
    REFUSED,
    /** No rule refused it, but it could not be done; the entry's reason code is the {@link Fault}. Nothing changed. */
    FAILED
}
