package org.imprimatur.release.rules;

import org.imprimatur.RuleViolation;

/** The release is no longer the one that the caller read. */
public final class ReleaseChanged extends RuleViolation {
    private static final long serialVersionUID = 1L;

    private final int current;

    ReleaseChanged(int current) {
        super(ReleaseRefusal.STALE_RELEASE);
        this.current = current;
    }

    /** The release's lock version now. */
    public int current() {
        return current;
    }
}
