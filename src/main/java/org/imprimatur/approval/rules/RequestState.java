package org.imprimatur.approval.rules;

/** Where an approval request stands. The stored state is a cache; what counts is computed, see {@link Standing}. */
public enum RequestState {
    /** The requester is writing it; nobody can sign. */
    DRAFT,
    /** Reviewers may sign the manifest of the current round. */
    IN_REVIEW,
    /** A reviewer sent it back; the requester revises or withdraws. */
    RETURNED,
    /** Everything that policy asks for was signed. Not final: it can still be revoked, expire or become void. */
    APPROVED,
    /** A reviewer said no. */
    REFUSED,
    /** The requester no longer asks. */
    WITHDRAWN,
    /** Somebody entitled took the approval back. */
    REVOKED,
    /** Time ran out before it was decided or used. */
    EXPIRED,
    /** What was asked or signed is no longer what it was. */
    VOIDED;

    /** Terminal is terminal: asking again is a new request. */
    public boolean isTerminal() {
        return switch (this) {
            case REFUSED, WITHDRAWN, REVOKED, EXPIRED, VOIDED -> true;
            case DRAFT, IN_REVIEW, RETURNED, APPROVED -> false;
        };
    }
}
