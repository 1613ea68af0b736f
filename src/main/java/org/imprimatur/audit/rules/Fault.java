package org.imprimatur.audit.rules;

/** Why an act failed that no rule refused. Nothing changed. */
public enum Fault {
    /** The database did not do what it was asked. */
    DATABASE,
    /** Anything else: see the service's log at the entry's time. */
    INTERNAL
}
