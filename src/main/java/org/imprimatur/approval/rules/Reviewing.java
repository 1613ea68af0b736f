package org.imprimatur.approval.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.RequiredSignOff;

/** The reviewers' side: sign off, and take one's own sign-off back. */
public final class Reviewing {
    private Reviewing() {}

    /**
     * One person's sign-off, and what becomes of the request by it.
     *
     * @throws RuleViolation naming what is in the way; {@link AuthenticationTooOld} last of all, so that nobody
     *     authenticates again for an act that would be refused anyway
     */
    public static Change<ApprovalRequest> signOff(
            ApprovalRequest request, ActingPerson by, SignOffAct act, Circumstances circumstances, StepUp stepUp) {
        maySignOff(request, by, act.role(), act.verdict(), circumstances);
        if (act.round() != request.round()) {
            throw new RuleViolation(ApprovalRefusal.STALE_ROUND);
        }
        if (!act.manifest().equals(request.manifest().digest())) {
            throw new RuleViolation(ApprovalRefusal.STALE_MANIFEST);
        }
        if (act.verdict() != Verdict.APPROVE
                && (act.reason() == null || !act.reason().saysSomething())) {
            throw new RuleViolation(ApprovalRefusal.REASON_MISSING);
        }
        SignOff signOff = sign(request, by, act, circumstances, stepUp);
        var all = new ArrayList<>(request.signOffs());
        all.add(signOff);
        ApprovalRequest signed = request.withSignOffs(all);
        return switch (act.verdict()) {
            case APPROVE -> approved(signed, by, act, signOff, circumstances.withAuthority(signOff.authority()));
            case REFUSE -> {
                var decision = ReleaseDecision.about(
                                signed,
                                act.decision(),
                                DecidedOutcome.REFUSED,
                                DecisionCause.REVIEWER_REFUSED,
                                circumstances.now(),
                                signed.liveSignOffs())
                        .by(circumstances.requirement(), null);
                yield change(signed.decided(RequestState.REFUSED, decision), by, act, signOff, circumstances);
            }
            case RETURN -> change(signed.moved(RequestState.RETURNED), by, act, signOff, circumstances);
        };
    }

    /**
     * Whether the person could sign in this role now; what they were shown and how recently they were authenticated is left
     * for the act itself.
     */
    public static void maySignOff(
            ApprovalRequest request, ActingPerson by, Role role, Verdict verdict, Circumstances circumstances) {
        by.requireNaturalPerson();
        RequestTable.require(request.state(), verdict.command(), RequestParty.of(by, request));
        if (!role.reviews()) {
            throw new RuleViolation(ApprovalRefusal.NOT_A_REVIEWING_ROLE);
        }
        by.require(role);
        SeparationOfDuties.require(request, by.person(), circumstances.version().waiverGranters());
        DistinctPersons.require(request, by.person());
        Standing.require(request, circumstances);
        RequiredSignOff needed = OrderedSignOffs.find(
                        circumstances.requirement().signOffs(), role)
                .orElseThrow(() -> new RuleViolation(ApprovalRefusal.ROLE_NOT_ASKED_FOR));
        if (verdict == Verdict.APPROVE) {
            mayApprove(request, needed, circumstances);
        }
    }

    /** What keeps somebody from saying yes does not keep them from saying no. */
    private static void mayApprove(ApprovalRequest request, RequiredSignOff needed, Circumstances circumstances) {
        if (circumstances.version().blocked()) {
            throw new RuleViolation(DocumentRefusal.DIGEST_BLOCKED);
        }
        List<SignOff> counted = Outcome.of(request, circumstances).counted();
        if (OrderedSignOffs.rolesOf(counted).contains(needed.role())) {
            throw new RuleViolation(ApprovalRefusal.ROLE_ALREADY_SIGNED);
        }
        OrderedSignOffs.require(needed, counted);
    }

    private static SignOff sign(
            ApprovalRequest request, ActingPerson by, SignOffAct act, Circumstances circumstances, StepUp stepUp) {
        Authority authority = by.require(act.role());
        var authentication = by.actor().authentication();
        Instant now = circumstances.now();
        Instant authenticatedAt = RecentAuthentication.require(
                authentication, stepUp.within(circumstances.requirement().freshWithin()), now);
        return new SignOff(
                act.id(),
                request.id(),
                by.person(),
                act.printedName(),
                act.role(),
                authority.id(),
                act.verdict(),
                Meaning.of(act.verdict(), act.role()),
                act.reason(),
                act.manifest(),
                act.round(),
                authentication == null ? null : authentication.acr(),
                authenticatedAt,
                now,
                null);
    }

    private static Change<ApprovalRequest> approved(
            ApprovalRequest signed, ActingPerson by, SignOffAct act, SignOff signOff, Circumstances circumstances) {
        Outcome outcome = Outcome.of(signed, circumstances);
        if (!outcome.satisfied()) {
            return change(signed, by, act, signOff, circumstances);
        }
        Instant publishBy = circumstances.now().plus(circumstances.requirement().publishWithin());
        var decision = ReleaseDecision.about(
                        signed,
                        act.decision(),
                        DecidedOutcome.APPROVED,
                        DecisionCause.REQUIREMENT_SATISFIED,
                        circumstances.now(),
                        outcome.counted())
                .by(circumstances.requirement(), publishBy);
        return change(signed.decided(RequestState.APPROVED, decision), by, act, signOff, circumstances);
    }

    private static Change<ApprovalRequest> change(
            ApprovalRequest after, ActingPerson by, SignOffAct act, SignOff signOff, Circumstances circumstances) {
        AuditEvent event = AuditEvent.of(act.verdict().command().action(), by.actor(), circumstances.now())
                .about(after.subject())
                .moved(RequestState.IN_REVIEW, after.state())
                .as(act.role())
                .withManifest(act.manifest())
                .under(circumstances.policy(), after.manifest().disclosure().legalBasisCodes())
                .fact("request", after.reference())
                .fact("round", act.round())
                .fact("signOff", signOff.id().toString())
                .fact("meaning", signOff.meaning().name())
                .fact("authority", signOff.authority().toString())
                .attesting(signOff);
        var decision = after.decision().filter(latest -> latest.id().equals(act.decision()));
        if (decision.isPresent()) {
            event = event.fact("decision", act.decision().toString()).attesting(decision.get());
            Instant publishBy = decision.get().publishBy();
            if (publishBy != null) {
                event = event.fact("publishBy", EntryBody.time(publishBy));
            }
        }
        return new Change<>(after, withReason(event, act));
    }

    private static AuditEvent withReason(AuditEvent event, SignOffAct act) {
        String text = act.reason() == null ? null : act.reason().value();
        return text == null ? event : event.detail("reason", text);
    }

    /**
     * Takes back one's own sign-off, and with it every later one that policy wanted after it.
     *
     * @throws RuleViolation {@link ApprovalRefusal#NOT_YOUR_SIGN_OFF} when it is not a live sign-off of this person
     */
    public static Change<ApprovalRequest> retract(
            ApprovalRequest request, ActingPerson by, UUID signOff, Circumstances circumstances) {
        mayRetract(request, by, signOff);
        Instant now = circumstances.now();
        List<SignOff> left = request.liveApprovals().stream()
                .filter(live -> !live.id().equals(signOff))
                .toList();
        List<SignOff> standing =
                OrderedSignOffs.standing(circumstances.requirement().signOffs(), left);
        Set<UUID> fallen = new HashSet<>(Set.of(signOff));
        left.stream().filter(live -> !standing.contains(live)).forEach(live -> fallen.add(live.id()));

        var all = request.signOffs().stream()
                .map(each -> fallen.contains(each.id()) ? each.retracted(now) : each)
                .toList();
        ApprovalRequest after = request.withSignOffs(all);
        AuditEvent event = AuditEvent.of(RequestCommand.RETRACT.action(), by.actor(), now)
                .about(after.subject())
                .moved(request.state(), after.state())
                .withManifest(request.manifest().digest())
                .fact("request", after.reference())
                .fact("round", request.round())
                .fact("signOff", signOff.toString())
                .fact("fallen", fallen.size() - 1);
        for (SignOff each : all) {
            if (fallen.contains(each.id())) {
                event = event.attesting(each);
            }
        }
        return new Change<>(after, event);
    }

    /** Needs no role and no recent authentication: stopping is easier than starting. */
    public static void mayRetract(ApprovalRequest request, ActingPerson by, UUID signOff) {
        RequestTable.require(request.state(), RequestCommand.RETRACT, RequestParty.of(by, request));
        boolean own = request.liveSignOffs().stream()
                .anyMatch(live -> live.id().equals(signOff) && live.person().equals(by.person()));
        if (!own) {
            throw new RuleViolation(ApprovalRefusal.NOT_YOUR_SIGN_OFF);
        }
    }
}
