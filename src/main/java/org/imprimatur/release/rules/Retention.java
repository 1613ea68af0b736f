package org.imprimatur.release.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imprimatur.approval.rules.RequestHistory;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.document.rules.DestructionCause;

/**
 * When bytes that went nowhere are destroyed. Bytes of which anything was published are evidence of a disclosure and stay;
 * bytes that somebody may still decide about stay; all others go once nothing has happened about them for the time that they
 * are kept. A legal hold is looked at besides, under lock.
 */
public final class Retention {
    private Retention() {}

    /**
     * @param addedAt when the version was added
     * @param requests every request about it
     * @param keepFor how long after the last change; half-open
     * @return why they are destroyed now; empty where they stay
     */
    public static Optional<DestructionCause> due(
            Instant addedAt, List<RequestHistory> requests, Duration keepFor, Instant now) {
        Instant last = addedAt;
        boolean submitted = false;
        for (RequestHistory request : requests) {
            if (request.published() || isOpen(request.state())) {
                return Optional.empty();
            }
            submitted |= request.state() != RequestState.DRAFT;
            if (request.since().isAfter(last)) {
                last = request.since();
            }
        }
        if (now.isBefore(last.plus(keepFor))) {
            return Optional.empty();
        }
        return Optional.of(submitted ? DestructionCause.NOTHING_RELEASED : DestructionCause.NEVER_SUBMITTED);
    }

    /** A draft that nobody touches is no decision that anybody waits for. */
    private static boolean isOpen(RequestState state) {
        return switch (state) {
            case IN_REVIEW, RETURNED, APPROVED -> true;
            case DRAFT, REFUSED, WITHDRAWN, REVOKED, EXPIRED, VOIDED -> false;
        };
    }
}
