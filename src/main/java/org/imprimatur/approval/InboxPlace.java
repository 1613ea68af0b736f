package org.imprimatur.approval;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.audit.LogFeed;
import org.imprimatur.audit.VerifiedEntry;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Outcome;

/**
 * What somebody who follows their inbox has been told, and what is still to be told. Bounded by the inbox: what happens while
 * nobody takes it is remembered as one look that is due.
 */
public final class InboxPlace implements AutoCloseable {
    /** Acts that change nobody's inbox. Whatever is not named here is looked at. */
    private static final Set<Action> IDLE = Set.of(
            Action.REGISTER_PERSON,
            Action.REGISTER_DOCUMENT,
            Action.READ_CONTENT,
            Action.OPEN_REQUEST,
            Action.PLACE_LEGAL_HOLD,
            Action.LIFT_LEGAL_HOLD,
            Action.ROTATE_CONTENT_KEY,
            Action.USE_PERMIT,
            Action.REDEEM_PERMIT,
            Action.DOWNLOAD_RELEASE,
            Action.BREAK_OFF_DOWNLOAD,
            Action.ERASE_DETAIL,
            Action.READ_AUDIT,
            Action.FOLLOW_AUDIT,
            Action.EXPORT_AUDIT,
            Action.ACCOUNT_DISCLOSURES,
            Action.REPORT_CUSTODY,
            Action.REVIEW_EXCEPTIONS);

    private final Runnable more;
    private final LogFeed.Following following;
    private final Map<UUID, Integer> told = new HashMap<>();
    private final Deque<InboxNews> due = new ArrayDeque<>();
    private boolean begun;
    private boolean lookDue = true;

    InboxPlace(LogFeed feed, Runnable more) {
        this.more = more;
        this.following = feed.follow(this::hear);
    }

    private void hear(LogFeed.News news) {
        boolean stirs = news.gap();
        for (VerifiedEntry entry : news.entries()) {
            if (entry.outcome() == Outcome.PERMITTED && !IDLE.contains(entry.action())) {
                stirs = true;
            }
        }
        if (stirs) {
            synchronized (this) {
                lookDue = true;
            }
            more.run();
        }
    }

    /** Whether the inbox is to be looked at: something happened since this was asked last. */
    synchronized boolean takeLookDue() {
        boolean was = lookDue;
        lookDue = false;
        return was;
    }

    /** What the inbox holds now. What of it was not told yet becomes due, in place of what was due before. */
    void found(List<ApprovalRequest> inbox) {
        due.clear();
        var now = new HashMap<UUID, Integer>();
        for (ApprovalRequest request : inbox) {
            int state = state(request);
            now.put(request.id(), state);
            Integer before = told.get(request.id());
            if (before == null || before != state) {
                due.add(new InboxNews(
                        before == null ? InboxNews.Kind.ARRIVED : InboxNews.Kind.CHANGED, request.id(), request));
            }
        }
        for (UUID id : told.keySet()) {
            if (!now.containsKey(id)) {
                due.add(new InboxNews(InboxNews.Kind.LEFT, id, null));
            }
        }
        if (!begun) {
            // What is there at the beginning they read themselves.
            begun = true;
            told.putAll(now);
            due.clear();
            due.add(InboxNews.STARTED);
        }
    }

    /** The next that is due; it counts as told. */
    Optional<InboxNews> take() {
        InboxNews next = due.poll();
        if (next == null) {
            return Optional.empty();
        }
        UUID id = next.id();
        ApprovalRequest request = next.request();
        if (id != null && request != null) {
            told.put(id, state(request));
        } else if (id != null) {
            told.remove(id);
        }
        return Optional.of(next);
    }

    /** It was not told after all. */
    void forget(UUID id) {
        told.remove(id);
    }

    /** Another sign-off changes a request without a new lock version. */
    private static int state(ApprovalRequest request) {
        return 31 * request.lockVersion() + request.signOffs().hashCode();
    }

    @Override
    public void close() {
        following.close();
    }
}
