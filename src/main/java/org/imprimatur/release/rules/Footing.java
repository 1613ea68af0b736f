package org.imprimatur.release.rules;

import org.imprimatur.approval.rules.RequestState;

/**
 * What a release stands on at one moment, whether it is to be published or out already. Whoever cannot find something out
 * says the unfavourable thing: doubt never publishes.
 *
 * @param approval what the approval is worth now, not only what a state column says
 * @param approvalVerified whether every row that the approval rests on agrees with its audit entry
 * @param releaseVerified whether the release's own row agrees with its audit entry
 * @param digestBlocked whether any of the bytes are blocked
 * @param usedBefore whether a permit of the release was ever redeemed
 * @param auditLogCurrent whether the audit log is being integrated
 * @param releaseProven whether a signed head of the audit log holds the release's newest entry; needed to serve, not to publish
 */
public record Footing(
        RequestState approval,
        boolean approvalVerified,
        boolean releaseVerified,
        boolean digestBlocked,
        boolean usedBefore,
        boolean auditLogCurrent,
        boolean releaseProven) {
    /** The same for a download that goes on: its own permit was redeemed, which is no use before it. */
    public Footing duringUse() {
        return new Footing(
                approval, approvalVerified, releaseVerified, digestBlocked, false, auditLogCurrent, releaseProven);
    }

    /** The same while the audit log is, or is not, being integrated. */
    public Footing whileLogIs(boolean current) {
        return new Footing(
                approval, approvalVerified, releaseVerified, digestBlocked, usedBefore, current, releaseProven);
    }

    boolean approvalStands() {
        return approval == RequestState.APPROVED && approvalVerified;
    }
}
