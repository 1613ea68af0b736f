package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRefusal;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.audit.FollowedSubject;
import org.imprimatur.audit.LogFeed;
import org.imprimatur.identity.Actor;

/** Somebody follows one approval request: as it is now, and its newest state whenever something happened to it. */
@ApplicationScoped
public class FollowRequest {
    private final LogFeed feed;
    private final FindRequests requests;

    FollowRequest(LogFeed feed, FindRequests requests) {
        this.feed = feed;
        this.requests = requests;
    }

    /** @param more called when there may be news; decides nothing yet */
    public FollowedSubject listen(UUID request, Runnable more) {
        return new FollowedSubject("request", request, feed, more);
    }

    /**
     * The request as it is now, when something happened since it was asked last; at first always.
     *
     * @throws RuleViolation {@link ApprovalRefusal#REQUEST_UNKNOWN} for one that is not there or that the actor may not see, or
     *     not any more
     */
    public Optional<ApprovalRequest> next(Actor actor, FollowedSubject place) {
        boolean changed = place.takeChanged();
        ApprovalRequest request =
                requests.byId(actor, place.id()).orElseThrow(() -> new RuleViolation(ApprovalRefusal.REQUEST_UNKNOWN));
        return changed ? Optional.of(request) : Optional.empty();
    }
}
