package org.imprimatur.approval.rules;

import org.imprimatur.RuleViolation;

/** The request is no longer the one that the caller read. */
public final class RequestChanged extends RuleViolation {
    private static final long serialVersionUID = 1L;

    private final int current;

    RequestChanged(int current) {
        super(ApprovalRefusal.STALE_REQUEST);
        this.current = current;
    }

    /** The request's lock version now. */
    public int current() {
        return current;
    }
}
