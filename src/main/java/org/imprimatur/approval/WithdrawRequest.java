package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collections;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Drafting;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.identity.Actor;

/** The requester no longer asks. Whatever changed since they read it does not keep them from stopping. */
@ApplicationScoped
public class WithdrawRequest {
    private final RequestAct act;

    WithdrawRequest(RequestAct act) {
        this.act = act;
    }

    /** @throws RuleViolation naming what is in the way */
    @Act(Action.WITHDRAW_REQUEST)
    @Transactional
    public ApprovalRequest withdraw(Actor actor, RequestAttempt attempt) {
        return act.run(actor, Action.WITHDRAW_REQUEST, attempt, Collections.emptySortedMap(), Drafting::withdraw);
    }
}
