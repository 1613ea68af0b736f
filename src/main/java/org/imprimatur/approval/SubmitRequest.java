package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.TreeMap;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Drafting;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.identity.Actor;

/** The requester asks the reviewers to sign. */
@ApplicationScoped
public class SubmitRequest {
    private final RequestAct act;
    private final RequestCircumstances circumstances;
    private final ApprovalConfig config;

    SubmitRequest(RequestAct act, RequestCircumstances circumstances, ApprovalConfig config) {
        this.act = act;
        this.circumstances = circumstances;
        this.config = config;
    }

    /**
     * @param expectedVersion the request's lock version as the actor saw it
     * @throws RuleViolation naming what is in the way
     */
    @Act(Action.SUBMIT_REQUEST)
    @Transactional
    public ApprovalRequest submit(Actor actor, RequestAttempt attempt, int expectedVersion) {
        var input = new TreeMap<String, Object>();
        input.put("expectedVersion", expectedVersion);
        return act.run(actor, Action.SUBMIT_REQUEST, attempt, input, (request, by, now) -> {
            var around = circumstances.of(request, now);
            Drafting.maySubmit(request, by, around);
            request.requireUnchangedSince(expectedVersion);
            return Drafting.submit(request, by, around, config.reviewWithin());
        });
    }
}
