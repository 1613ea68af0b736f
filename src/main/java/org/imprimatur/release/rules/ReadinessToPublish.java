package org.imprimatur.release.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A release is published only if everything that allowed it still holds at that moment: the whole of it judged anew,
 * under lock, by the database's clock, whoever publishes and however the release came to be.
 */
public final class ReadinessToPublish {
    private ReadinessToPublish() {}

    /** Everything in the way, in the order of {@link PublishObstacle}; empty when it may be published. */
    public static List<PublishObstacle> obstacles(ReleaseTerms terms, PublishCircumstances now, Instant at) {
        var found = new ArrayList<>(approvalObstacles(now));
        if (terms.isTooLateToPublish(at)) {
            found.add(PublishObstacle.PUBLISH_BY_PASSED);
        }
        if (!terms.hasBegun(at)) {
            found.add(PublishObstacle.NOT_BEFORE_NOT_REACHED);
        }
        if (terms.isOver(at)) {
            found.add(PublishObstacle.NOT_AFTER_PASSED);
        }
        if (!now.versionIsLatest()) {
            found.add(PublishObstacle.NEWER_VERSION);
        }
        if (now.footing().digestBlocked()) {
            found.add(PublishObstacle.DIGEST_IS_BLOCKED);
        }
        if (!now.inspectionUnchanged()) {
            found.add(PublishObstacle.INSPECTION_CHANGED);
        }
        if (!now.policyRulesUnchanged()) {
            found.add(PublishObstacle.POLICY_RULES_CHANGED);
        }
        if (terms.singleUse() && now.footing().usedBefore()) {
            found.add(PublishObstacle.SINGLE_USE_SPENT);
        }
        if (!now.footing().auditLogCurrent()) {
            found.add(PublishObstacle.AUDIT_LOG_NOT_CURRENT);
        }
        return List.copyOf(found);
    }

    private static List<PublishObstacle> approvalObstacles(PublishCircumstances now) {
        var found = new ArrayList<PublishObstacle>();
        switch (now.footing().approval()) {
            case APPROVED -> {}
            case REVOKED -> found.add(PublishObstacle.APPROVAL_REVOKED);
            case EXPIRED -> found.add(PublishObstacle.APPROVAL_EXPIRED);
            case VOIDED -> found.add(PublishObstacle.APPROVAL_VOIDED);
            case DRAFT, IN_REVIEW, RETURNED, REFUSED, WITHDRAWN -> found.add(PublishObstacle.APPROVAL_NOT_GIVEN);
        }
        if (!now.footing().approvalVerified()) {
            found.add(PublishObstacle.APPROVAL_NOT_VERIFIED);
        }
        if (!now.footing().releaseVerified()) {
            found.add(PublishObstacle.RELEASE_NOT_VERIFIED);
        }
        if (!now.signOffsComplete()) {
            found.add(PublishObstacle.SIGN_OFFS_INCOMPLETE);
        }
        return found;
    }
}
