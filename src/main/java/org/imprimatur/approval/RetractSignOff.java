package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Reviewing;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.identity.Actor;

/** A reviewer takes their own sign-off back while the request is in review. */
@ApplicationScoped
public class RetractSignOff {
    private final RequestAct act;
    private final RequestCircumstances circumstances;

    RetractSignOff(RequestAct act, RequestCircumstances circumstances) {
        this.act = act;
        this.circumstances = circumstances;
    }

    /** @throws RuleViolation naming what is in the way */
    @Act(Action.RETRACT_SIGN_OFF)
    @Transactional
    public ApprovalRequest retract(Actor actor, RequestAttempt attempt, UUID signOff) {
        var input = new TreeMap<String, Object>();
        input.put("signOff", signOff.toString());
        return act.run(
                actor,
                Action.RETRACT_SIGN_OFF,
                attempt,
                input,
                (request, by, now) -> Reviewing.retract(request, by, signOff, circumstances.of(request, now)));
    }
}
