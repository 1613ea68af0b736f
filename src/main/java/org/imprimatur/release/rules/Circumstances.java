package org.imprimatur.release.rules;

import org.imprimatur.approval.rules.RequestState;

/**
 * What was looked up about a release, under lock, to judge it at one moment. Whoever cannot find something out says the
 * unfavourable thing: doubt never publishes.
 *
 * @param approval what the approval is worth now, recomputed from its sign-offs and not read from a state column
 * @param approvalVerified whether every row that the approval rests on agrees with its audit entry
 * @param signOffsComplete whether the sign-offs that verify satisfy what policy requires
 * @param releaseVerified whether the release's own row agrees with its audit entry
 * @param versionIsLatest whether the document has no newer version
 * @param digestBlocked whether any of the bytes are blocked
 * @param inspectionUnchanged whether the findings are those that the manifest names
 * @param policyRulesUnchanged whether the applicable rules are those that the manifest names
 * @param usedBefore whether a permit of the release was ever redeemed
 * @param auditLogCurrent whether the audit log is being integrated
 */
public record Circumstances(
        RequestState approval,
        boolean approvalVerified,
        boolean signOffsComplete,
        boolean releaseVerified,
        boolean versionIsLatest,
        boolean digestBlocked,
        boolean inspectionUnchanged,
        boolean policyRulesUnchanged,
        boolean usedBefore,
        boolean auditLogCurrent) {
    boolean approvalStands() {
        return approval == RequestState.APPROVED && approvalVerified;
    }
}
