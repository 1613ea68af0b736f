package org.imprimatur.release.rules;

import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Circumstances;
import org.imprimatur.approval.rules.DecidedOutcome;
import org.imprimatur.approval.rules.Outcome;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.approval.rules.Standing;
import org.imprimatur.approval.rules.VersionFacts;

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
public record ReleaseCircumstances(
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
    /**
     * What the approval's own rules say now, together with what only the release knows.
     *
     * @param around read under the request's lock
     */
    public static ReleaseCircumstances of(
            ApprovalRequest request,
            Circumstances around,
            boolean approvalVerified,
            boolean releaseVerified,
            boolean usedBefore,
            boolean auditLogCurrent) {
        var version = around.version();
        var findings = version.findings();
        return new ReleaseCircumstances(
                worthNow(request, around),
                approvalVerified,
                Outcome.of(request, around).satisfied(),
                releaseVerified,
                version.latest().equals(request.version()),
                version.blocked(),
                version.inspection() == VersionFacts.InspectionStanding.INSPECTED
                        && findings != null
                        && findings.equals(request.manifest().findings()),
                around.requirement().rulesDigest().equals(request.manifest().policyRules()),
                usedBefore,
                auditLogCurrent);
    }

    private static RequestState worthNow(ApprovalRequest request, Circumstances around) {
        return Standing.fallen(request, around)
                .map(fallen -> fallen.outcome() == DecidedOutcome.EXPIRED ? RequestState.EXPIRED : RequestState.VOIDED)
                .orElse(request.state());
    }

    boolean approvalStands() {
        return approval == RequestState.APPROVED && approvalVerified;
    }
}
