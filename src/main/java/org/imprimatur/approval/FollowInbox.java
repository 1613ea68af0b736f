package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.audit.LogFeed;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.identity.Actor;

/** Somebody follows what waits for their sign-off. */
@ApplicationScoped
public class FollowInbox {
    /** As far as an inbox is looked through. */
    private static final int MOST = 200;

    private final LogFeed feed;
    private final FindRequests requests;

    FollowInbox(LogFeed feed, FindRequests requests) {
        this.feed = feed;
        this.requests = requests;
    }

    /** @param more called when there may be news; decides nothing yet */
    public InboxPlace listen(Runnable more) {
        return new InboxPlace(feed, more);
    }

    /**
     * What happened next; at first that it started. What a request is now, and whether they may see it, is asked for each.
     *
     * @throws RuleViolation {@link AuthorityRefusal#ACCOUNT_NOT_LINKED} for who is not in the register, or not any more
     */
    public Optional<InboxNews> next(Actor actor, InboxPlace place) {
        if (actor.person() == null) {
            throw new RuleViolation(AuthorityRefusal.ACCOUNT_NOT_LINKED);
        }
        if (place.takeLookDue()) {
            place.found(requests.inbox(actor, null, MOST));
        }
        Optional<InboxNews> due = place.take();
        while (due.isPresent()) {
            InboxNews news = due.get();
            UUID id = news.id();
            Optional<ApprovalRequest> seen = id == null ? Optional.empty() : requests.byId(actor, id);
            if (id == null || seen.isPresent()) {
                return Optional.of(new InboxNews(news.kind(), id, seen.orElse(null)));
            }
            if (news.kind() != InboxNews.Kind.ARRIVED) {
                return Optional.of(new InboxNews(InboxNews.Kind.LEFT, id, null));
            }
            // Hidden again before they heard of it.
            place.forget(id);
            due = place.take();
        }
        return Optional.empty();
    }
}
