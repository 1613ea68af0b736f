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

/** The requester writes another manifest into a draft, and takes a returned request back into draft. */
@ApplicationScoped
public class EditRequest {
    private final RequestAct act;
    private final ManifestWriter manifests;

    EditRequest(RequestAct act, ManifestWriter manifests) {
        this.act = act;
        this.manifests = manifests;
    }

    /**
     * Replaces the terms, whole.
     *
     * @param expectedVersion the request's lock version as the actor saw it
     * @throws RuleViolation naming what is in the way
     */
    @Act(Action.EDIT_REQUEST)
    @Transactional
    public ApprovalRequest edit(Actor actor, RequestAttempt attempt, int expectedVersion, DisclosureTerms terms) {
        var input = new TreeMap<String, Object>(terms.content());
        input.put("expectedVersion", expectedVersion);
        return act.run(actor, Action.EDIT_REQUEST, attempt, input, (request, by, now) -> {
            Drafting.mayEdit(request, by);
            request.requireUnchangedSince(expectedVersion);
            return Drafting.edit(request, by, manifests.write(request.manifest().source(), terms), now);
        });
    }

    /**
     * Begins a new round with a new manifest; nothing signed before counts.
     *
     * @throws RuleViolation naming what is in the way
     */
    @Act(Action.REVISE_REQUEST)
    @Transactional
    public ApprovalRequest revise(Actor actor, RequestAttempt attempt, int expectedVersion) {
        var input = new TreeMap<String, Object>();
        input.put("expectedVersion", expectedVersion);
        return act.run(actor, Action.REVISE_REQUEST, attempt, input, (request, by, now) -> {
            Drafting.mayRevise(request, by);
            request.requireUnchangedSince(expectedVersion);
            return Drafting.revise(request, by, manifests.nonce(), now);
        });
    }
}
