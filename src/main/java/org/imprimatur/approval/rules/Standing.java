package org.imprimatur.approval.rules;

import java.time.Instant;
import java.util.Optional;
import org.imprimatur.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * Whether an open request still stands at the moment of its use. Computed each time it matters; a sweeper records later what
 * has come about. A request that is neither in review nor approved and unreleased has nothing that could fall.
 */
public final class Standing {
    private Standing() {}

    /** Why the request no longer stands, and how it ends. */
    public record Fallen(DecidedOutcome outcome, DecisionCause cause) {}

    /** Empty while it stands. Time before change: what ran out cannot become void any more. */
    public static Optional<Fallen> fallen(ApprovalRequest request, Circumstances circumstances) {
        boolean open = switch (request.state()) {
            case IN_REVIEW -> true;
            case APPROVED -> !request.published();
            case DRAFT, RETURNED, REFUSED, WITHDRAWN, REVOKED, EXPIRED, VOIDED -> false;
        };
        if (!open) {
            return Optional.empty();
        }
        DecisionCause ranOut = ranOut(request, circumstances.now());
        if (ranOut != null) {
            return Optional.of(new Fallen(DecidedOutcome.EXPIRED, ranOut));
        }
        DecisionCause changed = changed(request, circumstances);
        return changed == null ? Optional.empty() : Optional.of(new Fallen(DecidedOutcome.VOIDED, changed));
    }

    /** @throws RuleViolation {@link ApprovalRefusal#REQUEST_EXPIRED} or {@link ApprovalRefusal#REQUEST_VOID} */
    static void require(ApprovalRequest request, Circumstances circumstances) {
        Fallen fallen = fallen(request, circumstances).orElse(null);
        if (fallen != null) {
            throw new RuleViolation(
                    fallen.outcome() == DecidedOutcome.EXPIRED
                            ? ApprovalRefusal.REQUEST_EXPIRED
                            : ApprovalRefusal.REQUEST_VOID);
        }
    }

    /** Half-open: the deadline itself is too late. */
    private static @Nullable DecisionCause ranOut(ApprovalRequest request, Instant now) {
        boolean inReview = request.state() == RequestState.IN_REVIEW;
        Instant end = inReview ? request.deadline() : request.publishBy();
        // An open request without an end cannot be told from one whose end was lost, so it has none left.
        if (end == null || !now.isBefore(end)) {
            return inReview ? DecisionCause.REVIEW_DEADLINE_PASSED : DecisionCause.PUBLISH_BY_PASSED;
        }
        Embargo notAfter = request.manifest().disclosure().notAfter();
        return notAfter != null && notAfter.isOver(now) ? DecisionCause.NOT_AFTER_PASSED : null;
    }

    private static @Nullable DecisionCause changed(ApprovalRequest request, Circumstances circumstances) {
        VersionFacts version = circumstances.version();
        Manifest manifest = request.manifest();
        if (!request.version().equals(version.latest())) {
            return DecisionCause.NEWER_VERSION;
        }
        if (version.findings() == null
                || version.inspection() != VersionFacts.InspectionStanding.INSPECTED
                || !version.findings().equals(manifest.findings())) {
            return DecisionCause.FINDINGS_CHANGED;
        }
        if (!circumstances.requirement().rulesDigest().equals(manifest.policyRules())
                || !circumstances.requirement().allowed()) {
            return DecisionCause.POLICY_RULES_CHANGED;
        }
        boolean allInForce = request.liveApprovals().stream()
                .allMatch(signOff -> circumstances.authoritiesInForce().contains(signOff.authority()));
        return allInForce ? null : DecisionCause.SIGNER_AUTHORITY_ENDED;
    }
}
