package org.imprimatur.approval;

import java.util.UUID;
import org.imprimatur.audit.LogFeed;
import org.imprimatur.audit.VerifiedEntry;

/** Whether there is news of one request that somebody follows: remembered once, however much happens meanwhile. */
public final class RequestPlace implements AutoCloseable {
    private final UUID request;
    private final Runnable more;
    private final LogFeed.Following following;
    private boolean changed = true;

    RequestPlace(UUID request, LogFeed feed, Runnable more) {
        this.request = request;
        this.more = more;
        this.following = feed.follow(this::hear);
    }

    UUID request() {
        return request;
    }

    private void hear(LogFeed.News news) {
        if (news.gap() || news.entries().stream().anyMatch(this::isAboutTheRequest)) {
            synchronized (this) {
                changed = true;
            }
            more.run();
        } else if (news.entries().stream().anyMatch(entry -> entry.subject("person") != null)) {
            // Perhaps about their right to see it: that is asked, and nothing is sent.
            more.run();
        }
    }

    private boolean isAboutTheRequest(VerifiedEntry entry) {
        return request.equals(entry.subject("request"));
    }

    /** Whether something happened since this was asked last. */
    synchronized boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    @Override
    public void close() {
        following.close();
    }
}
