package org.imprimatur.release.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was published stays out only while its release is published, within the manifest's time, its approval not revoked
 * and its bytes not blocked. What only guards the act of publishing ({@link ReadinessToPublish}: the newest version, the
 * rules in force, the time allowed to publish) is judged then and does not take back what was rightly published.
 */
public final class RightToStayOut {
    private RightToStayOut() {}

    /** Every reason not to serve the release at this moment; empty when it may be served. */
    public static List<PermitReason> reasonsAgainst(Release release, Footing footing, Instant at) {
        var reasons = new ArrayList<PermitReason>();
        switch (release.state()) {
            case AUTHORISED, SCHEDULED -> reasons.add(PermitReason.NOT_PUBLISHED);
            case SUSPENDED -> reasons.add(PermitReason.SUSPENDED);
            case RECALLED -> reasons.add(PermitReason.RECALLED);
            case SUPERSEDED -> reasons.add(PermitReason.SUPERSEDED);
            case ENDED -> reasons.add(PermitReason.ENDED);
            case PUBLISHED -> {
                if (release.terms().isOver(at)) {
                    reasons.add(PermitReason.ENDED);
                }
                if (footing.releaseVerified() && !footing.releaseProven()) {
                    reasons.add(PermitReason.NOT_PROVEN_YET);
                }
            }
        }
        if (!release.terms().hasBegun(at)) {
            reasons.add(PermitReason.NOT_YET);
        }
        if (!footing.releaseVerified()) {
            reasons.add(PermitReason.RELEASE_UNVERIFIED);
        }
        if (!footing.approvalStands()) {
            reasons.add(PermitReason.APPROVAL_NOT_STANDING);
        }
        if (footing.digestBlocked()) {
            reasons.add(PermitReason.DIGEST_BLOCKED);
        }
        if (release.terms().singleUse() && footing.usedBefore()) {
            reasons.add(PermitReason.USED_UP);
        }
        if (!footing.auditLogCurrent()) {
            reasons.add(PermitReason.AUDIT_LOG_BEHIND);
        }
        return reasons;
    }
}
