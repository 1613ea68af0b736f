package org.imprimatur.approval.rules;

import java.time.Instant;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;

/** How an approval comes to an end: somebody takes it back, time runs out, or what was signed is no longer what it was. */
public final class Closing {
    private Closing() {}

    /**
     * Takes an approval back, also after it was published; the release reacts to the event. Needs no recent authentication
     * and, but for the privacy officer, no role: stopping is easier than starting.
     *
     * @param reason why, in words
     * @throws RuleViolation naming what is in the way
     */
    public static Change<ApprovalRequest> revoke(
            ApprovalRequest request, ActingPerson by, String reason, UUID decisionId, Instant now) {
        mayRevoke(request, by);
        if (reason.isBlank()) {
            throw new RuleViolation(ApprovalRefusal.REASON_MISSING);
        }
        var decision = ReleaseDecision.about(
                request,
                decisionId,
                DecidedOutcome.REVOKED,
                DecisionCause.APPROVAL_REVOKED,
                now,
                request.liveApprovals());
        var revoked = request.decided(RequestState.REVOKED, decision);
        boolean asPrivacyOfficer = !RequestParty.of(by, request).contains(RequestParty.REQUESTER)
                && !RequestParty.of(by, request).contains(RequestParty.SIGNER);
        AuditEvent event = event(RequestCommand.REVOKE, by.actor(), request, revoked, decision)
                .as(asPrivacyOfficer ? Role.PRIVACY_OFFICER : null)
                .detail("reason", reason);
        return new Change<>(revoked, event);
    }

    public static void mayRevoke(ApprovalRequest request, ActingPerson by) {
        RequestTable.require(request.state(), RequestCommand.REVOKE, RequestParty.of(by, request));
    }

    /**
     * Records that time ran out.
     *
     * @throws RuleViolation {@link ApprovalRefusal#STILL_STANDS} when it has not
     */
    public static Change<ApprovalRequest> expire(
            ApprovalRequest request, Actor by, Circumstances circumstances, UUID decisionId) {
        return fall(request, by, circumstances, decisionId, RequestCommand.EXPIRE);
    }

    /**
     * Records that what was asked or signed is no longer what it was, with the cause.
     *
     * @throws RuleViolation {@link ApprovalRefusal#STILL_STANDS} when it still is
     */
    public static Change<ApprovalRequest> voided(
            ApprovalRequest request, Actor by, Circumstances circumstances, UUID decisionId) {
        return fall(request, by, circumstances, decisionId, RequestCommand.VOID);
    }

    private static Change<ApprovalRequest> fall(
            ApprovalRequest request, Actor by, Circumstances circumstances, UUID decisionId, RequestCommand command) {
        RequestTable.require(request.state(), command, RequestParty.of(by));
        DecidedOutcome outcome = command == RequestCommand.EXPIRE ? DecidedOutcome.EXPIRED : DecidedOutcome.VOIDED;
        RequestState to = command == RequestCommand.EXPIRE ? RequestState.EXPIRED : RequestState.VOIDED;
        DecisionCause cause = Standing.fallen(request, circumstances)
                .filter(fallen -> fallen.outcome() == outcome)
                .map(Standing.Fallen::cause)
                .orElseThrow(() -> new RuleViolation(ApprovalRefusal.STILL_STANDS));
        var decision = ReleaseDecision.about(
                request, decisionId, outcome, cause, circumstances.now(), request.liveApprovals());
        var fallen = request.decided(to, decision);
        AuditEvent event =
                event(command, by, request, fallen, decision).under(circumstances.policy(), decision.legalBases());
        return new Change<>(fallen, event);
    }

    private static AuditEvent event(
            RequestCommand command, Actor by, ApprovalRequest before, ApprovalRequest after, ReleaseDecision decision) {
        return AuditEvent.of(command.action(), by, decision.decidedAt())
                .about(after.subject())
                .moved(before.state(), after.state())
                .because(decision.cause())
                .withManifest(decision.manifest())
                .fact("request", after.reference())
                .fact("round", after.round())
                .fact("decision", decision.id().toString())
                .attesting(decision);
    }
}
