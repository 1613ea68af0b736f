package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.imprimatur.approval.ApprovalRequests;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.DecidedOutcome;
import org.imprimatur.approval.rules.ReleaseDecision;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.Release;
import org.imprimatur.release.rules.ReleaseTerms;

/** The system authorises a release as soon as its approval request is approved: in that transaction, or neither happens. */
@ApplicationScoped
class AuthoriseRelease {
    private static final Actor SYSTEM = Actor.system("release");

    private final Releases releases;
    private final ApprovalRequests requests;

    AuthoriseRelease(Releases releases, ApprovalRequests requests) {
        this.releases = releases;
        this.requests = requests;
    }

    void whenApproved(@Observes AuditEvent event) {
        UUID about = event.subject().request();
        if (event.action() == Action.APPROVE_REQUEST
                && RequestState.APPROVED.name().equals(event.to())
                && about != null) {
            authorise(event, about);
        }
    }

    private void authorise(AuditEvent event, UUID about) {
        ApprovalRequest request = requests.find(about)
                .orElseThrow(() -> new IllegalStateException("the request just approved is not there"));
        ReleaseDecision decision = request.decision()
                .filter(latest -> latest.outcome() == DecidedOutcome.APPROVED)
                .orElseThrow(() -> new IllegalStateException("the request just approved has no decision"));
        var origin = new Release.Origin(
                request.id(),
                decision.id(),
                request.document(),
                request.version(),
                decision.manifest(),
                request.requester());
        releases.record(Release.authorise(
                SYSTEM, event.at(), UUID.randomUUID(), origin, ReleaseTerms.of(request.manifest(), decision)));
    }
}
