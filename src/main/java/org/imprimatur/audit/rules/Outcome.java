package org.imprimatur.audit.rules;

/** How an act ended. */
public enum Outcome {
    PERMITTED,
    /** A rule refused it; the entry's reason code is the refusal. Nothing changed. */
    REFUSED
}
