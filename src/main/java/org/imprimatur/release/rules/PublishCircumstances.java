package org.imprimatur.release.rules;

import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Circumstances;
import org.imprimatur.approval.rules.DecidedOutcome;
import org.imprimatur.approval.rules.Outcome;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.approval.rules.Standing;
import org.imprimatur.approval.rules.VersionFacts;

/**
 * What was looked up under lock to judge whether a release may be published at this moment.
 *
 * @param signOffsComplete whether the sign-offs that verify satisfy what policy requires
 * @param versionIsLatest whether the document has no newer version
 * @param inspectionUnchanged whether the findings are those that the manifest names
 * @param policyRulesUnchanged whether the applicable rules are those that the manifest names
 */
public record PublishCircumstances(
        Footing footing,
        boolean signOffsComplete,
        boolean versionIsLatest,
        boolean inspectionUnchanged,
        boolean policyRulesUnchanged) {
    /**
     * What the approval's own rules say now.
     *
     * @param request with verified sign-offs only
     * @param around read under the request's lock
     * @param found what the release stands on; what the approval is worth is computed here anew
     */
    public static PublishCircumstances of(ApprovalRequest request, Circumstances around, Footing found) {
        var version = around.version();
        var findings = version.findings();
        return new PublishCircumstances(
                new Footing(
                        worthNow(request, around),
                        found.approvalVerified(),
                        found.releaseVerified(),
                        found.digestBlocked() || version.blocked(),
                        found.usedBefore(),
                        found.auditLogCurrent(),
                        found.releaseProven()),
                Outcome.of(request, around).satisfied(),
                request.version().equals(version.latest()),
                version.inspection() == VersionFacts.InspectionStanding.INSPECTED
                        && findings != null
                        && findings.equals(request.manifest().findings()),
                around.requirement().rulesDigest().equals(request.manifest().policyRules()));
    }

    private static RequestState worthNow(ApprovalRequest request, Circumstances around) {
        return Standing.fallen(request, around)
                .map(fallen -> fallen.outcome() == DecidedOutcome.EXPIRED ? RequestState.EXPIRED : RequestState.VOIDED)
                .orElse(request.state());
    }
}
