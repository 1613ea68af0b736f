package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Closing;
import org.imprimatur.approval.rules.FreeText;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.identity.Actor;

/** The requester, somebody who signed, or a privacy officer takes an approval back. The release reacts to the event. */
@ApplicationScoped
public class RevokeApproval {
    private final RequestAct act;

    RevokeApproval(RequestAct act) {
        this.act = act;
    }

    /** @throws RuleViolation naming what is in the way */
    @Act(Action.REVOKE_APPROVAL)
    @Transactional
    public ApprovalRequest revoke(Actor actor, RequestAttempt attempt, FreeText reason) {
        var input = new TreeMap<String, Object>();
        input.put("reason", reason.value());
        return act.run(
                actor,
                Action.REVOKE_APPROVAL,
                attempt,
                input,
                (request, by, now) -> Closing.revoke(request, by, reason.value(), UUID.randomUUID(), now));
    }
}
