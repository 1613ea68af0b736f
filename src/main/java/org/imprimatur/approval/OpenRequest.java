package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ActingPerson;
import org.imprimatur.approval.rules.ApprovalRefusal;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Circumstances;
import org.imprimatur.approval.rules.Reviewing;
import org.imprimatur.approval.rules.Verdict;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.VerifiedEntry;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;

/**
 * A request is shown to somebody who may sign it. One entry for each person and manifest, the first time, so that the log says who had
 * how long to read what they signed. No sign-off depends on it: one without it is for auditors to look at.
 */
@ApplicationScoped
public class OpenRequest {
    private final RequestAct act;
    private final RequestCircumstances circumstances;
    private final Entitlement entitlement;
    private final AuditEntries entries;
    private final AuditLog log;
    private final DatabaseClock clock;

    OpenRequest(
            RequestAct act,
            RequestCircumstances circumstances,
            Entitlement entitlement,
            AuditEntries entries,
            AuditLog log,
            DatabaseClock clock) {
        this.act = act;
        this.circumstances = circumstances;
        this.entitlement = entitlement;
        this.entries = entries;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Answers when this manifest was shown to this person first.
     *
     * @param manifest what is shown
     * @throws RuleViolation {@link ApprovalRefusal#REQUEST_UNKNOWN}, {@link ApprovalRefusal#STALE_MANIFEST}, or why they may not sign
     *     it now
     */
    @Act(Action.OPEN_REQUEST)
    @Transactional
    public Instant open(Actor actor, RequestAttempt attempt, Sha256 manifest) {
        // The lock lets nobody be shown the same twice at once.
        ApprovalRequest request = act.lockShown(actor, attempt);
        Instant now = clock.now();
        if (!manifest.equals(request.manifest().digest())) {
            throw new RuleViolation(ApprovalRefusal.STALE_MANIFEST);
        }
        requireMaySign(request, entitlement.acting(actor, now), now);
        return entries.about(request.id(), actor, Action.OPEN_REQUEST).stream()
                .filter(opened -> manifest.hex().equals(opened.text("manifest")))
                .map(VerifiedEntry::at)
                .findFirst()
                .orElseGet(() -> {
                    log.append(AuditEvent.of(Action.OPEN_REQUEST, actor, now)
                            .about(request.subject())
                            .withManifest(manifest)
                            .fact("request", request.reference())
                            .fact("round", request.round()));
                    return now;
                });
    }

    /** In any role, for or against: what keeps somebody from saying yes does not keep them from saying no. */
    private void requireMaySign(ApprovalRequest request, ActingPerson by, Instant now) {
        Circumstances around = circumstances.of(request, now);
        RuleViolation refused = new RuleViolation(ApprovalRefusal.NOT_A_REVIEWER);
        for (Role role : by.roles()) {
            if (role.reviews()) {
                try {
                    Reviewing.maySignOff(request, by, role, Verdict.REFUSE, around);
                    return;
                } catch (RuleViolation violation) {
                    refused = violation;
                }
            }
        }
        throw refused;
    }
}
