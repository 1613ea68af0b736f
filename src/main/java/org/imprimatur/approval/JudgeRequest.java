package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ActingPerson;
import org.imprimatur.approval.rules.ApprovalRefusal;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Circumstances;
import org.imprimatur.approval.rules.Closing;
import org.imprimatur.approval.rules.Drafting;
import org.imprimatur.approval.rules.Outcome;
import org.imprimatur.approval.rules.Reviewing;
import org.imprimatur.approval.rules.Standing;
import org.imprimatur.approval.rules.Verdict;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.Reads;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Requirement;

/**
 * What a request amounts to at this moment, and what somebody could do with it: the rules that decide, asked without acting.
 * Takes no lock; what it answers may be otherwise a moment later.
 */
@ApplicationScoped
public class JudgeRequest {
    private final ApprovalRequests requests;
    private final RequestCircumstances circumstances;
    private final Entitlement entitlement;
    private final DatabaseClock clock;

    JudgeRequest(
            ApprovalRequests requests,
            RequestCircumstances circumstances,
            Entitlement entitlement,
            DatabaseClock clock) {
        this.requests = requests;
        this.circumstances = circumstances;
        this.entitlement = entitlement;
        this.clock = clock;
    }

    /**
     * @param outcome what the sign-offs amount to
     * @param fallen why it no longer stands, where it does not
     */
    public record Judgement(Requirement requirement, Outcome outcome, Optional<Standing.Fallen> fallen) {}

    /**
     * In the order given; in as many statements as for one.
     *
     * @throws RuleViolation when a document or version is not there or the log does not vouch for it
     */
    @Reads
    public List<Judgement> judge(List<ApprovalRequest> requests) {
        Instant now = clock.whileReading();
        var around = circumstances.of(requests, now);
        var judgements = new ArrayList<Judgement>();
        for (ApprovalRequest request : requests) {
            Circumstances known = around.get(request.id());
            judgements.add(judgement(request, known == null ? circumstances.of(request, now) : known));
        }
        return judgements;
    }

    private static Judgement judgement(ApprovalRequest request, Circumstances around) {
        return new Judgement(around.requirement(), Outcome.of(request, around), Standing.fallen(request, around));
    }

    /**
     * Looks once; then answers, for any role and verdict, what the actor would be refused with who signed so now, authentication
     * and what was shown aside.
     */
    @Reads
    public BiConsumer<Role, Verdict> signing(Actor actor, ApprovalRequest request) {
        Instant now = clock.whileReading();
        try {
            ActingPerson by = entitlement.acting(actor, now);
            Circumstances around = circumstances.of(request, now);
            return (role, verdict) -> Reviewing.maySignOff(request, by, role, verdict, around);
        } catch (RuleViolation refused) {
            return (role, verdict) -> {
                throw refused;
            };
        }
    }

    /** @throws RuleViolation what the actor would be refused with */
    @Reads
    public void requireMaySubmit(Actor actor, ApprovalRequest request) {
        Instant now = clock.whileReading();
        Drafting.maySubmit(request, entitlement.acting(actor, now), circumstances.of(request, now));
    }

    /** @throws RuleViolation what the actor would be refused with */
    @Reads
    public void requireMayEdit(Actor actor, ApprovalRequest request) {
        require(actor, request, Drafting::mayEdit);
    }

    /** @throws RuleViolation what the actor would be refused with */
    @Reads
    public void requireMayRevise(Actor actor, ApprovalRequest request) {
        require(actor, request, Drafting::mayRevise);
    }

    /** @throws RuleViolation what the actor would be refused with */
    @Reads
    public void requireMayWithdraw(Actor actor, ApprovalRequest request) {
        require(actor, request, Drafting::mayWithdraw);
    }

    /** @throws RuleViolation what the actor would be refused with */
    @Reads
    public void requireMayRevoke(Actor actor, ApprovalRequest request) {
        require(actor, request, Closing::mayRevoke);
    }

    /** @throws RuleViolation what the actor would be refused with */
    @Reads
    public void requireMayRetract(Actor actor, UUID request, UUID signOff) {
        require(
                actor,
                requests.find(request).orElseThrow(() -> new RuleViolation(ApprovalRefusal.REQUEST_UNKNOWN)),
                (current, by) -> Reviewing.mayRetract(current, by, signOff));
    }

    private void require(Actor actor, ApprovalRequest request, BiConsumer<ApprovalRequest, ActingPerson> rule) {
        rule.accept(request, entitlement.acting(actor, clock.whileReading()));
    }
}
