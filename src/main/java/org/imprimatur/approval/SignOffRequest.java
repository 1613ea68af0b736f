package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.FreeText;
import org.imprimatur.approval.rules.Reviewing;
import org.imprimatur.approval.rules.SignOffAct;
import org.imprimatur.approval.rules.Verdict;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.People;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** A reviewer signs: approves, refuses, or returns. */
@ApplicationScoped
public class SignOffRequest {
    private final RequestAct act;
    private final RequestCircumstances circumstances;
    private final People people;
    private final ManifestWriter manifests;
    private final ApprovalConfig config;

    SignOffRequest(
            RequestAct act,
            RequestCircumstances circumstances,
            People people,
            ManifestWriter manifests,
            ApprovalConfig config) {
        this.act = act;
        this.circumstances = circumstances;
        this.people = people;
        this.manifests = manifests;
        this.config = config;
    }

    /**
     * What the signer was shown, and what they say to it.
     *
     * @param reason needed to refuse and to return
     */
    public record Signature(
            Role role, int round, Sha256 manifest, @Nullable FreeText reason) {}

    /** @throws RuleViolation naming what is in the way */
    @Act(Action.APPROVE_REQUEST)
    @Transactional
    public ApprovalRequest approve(Actor actor, RequestAttempt attempt, Signature signature) {
        return sign(actor, attempt, Verdict.APPROVE, signature);
    }

    /**
     * Ends the request.
     *
     * @throws RuleViolation naming what is in the way
     */
    @Act(Action.REFUSE_REQUEST)
    @Transactional
    public ApprovalRequest refuse(Actor actor, RequestAttempt attempt, Signature signature) {
        return sign(actor, attempt, Verdict.REFUSE, signature);
    }

    /**
     * Sends the request back to the requester.
     *
     * @throws RuleViolation naming what is in the way
     */
    @Act(Action.RETURN_REQUEST)
    @Transactional
    public ApprovalRequest sendBack(Actor actor, RequestAttempt attempt, Signature signature) {
        return sign(actor, attempt, Verdict.RETURN, signature);
    }

    private ApprovalRequest sign(Actor actor, RequestAttempt attempt, Verdict verdict, Signature signature) {
        var input = new TreeMap<String, Object>();
        input.put("role", signature.role().name());
        input.put("round", signature.round());
        input.put("manifest", signature.manifest().hex());
        if (signature.reason() != null) {
            input.put("reason", signature.reason().value());
        }
        return act.run(
                actor,
                verdict.command().action(),
                attempt,
                input,
                (request, by, now) -> Reviewing.signOff(
                        request,
                        by,
                        new SignOffAct(
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                signature.role(),
                                verdict,
                                manifests.commitToIfGiven(signature.reason()),
                                signature.manifest(),
                                signature.round(),
                                manifests.commitTo(
                                        new FreeText(people.require(by.person()).printedName()))),
                        circumstances.of(request, now),
                        config.stepUp()));
    }
}
