package org.imprimatur.audit;

import java.util.UUID;

/** Whether there is news of one subject that somebody follows: remembered once, however much happens meanwhile. */
public final class FollowedSubject implements AutoCloseable {
    private final String kind;
    private final UUID id;
    private final Runnable more;
    private final LogFeed.Following following;
    private boolean changed = true;

    /**
     * @param kind as entries name it, for example {@code request}
     * @param more called when there may be news; decides nothing yet
     */
    public FollowedSubject(String kind, UUID id, LogFeed feed, Runnable more) {
        this.kind = kind;
        this.id = id;
        this.more = more;
        this.following = feed.follow(this::hear);
    }

    public UUID id() {
        return id;
    }

    private void hear(LogFeed.News news) {
        if (news.gap() || news.entries().stream().anyMatch(entry -> id.equals(entry.subject(kind)))) {
            synchronized (this) {
                changed = true;
            }
            more.run();
        } else if (news.entries().stream().anyMatch(entry -> entry.subject("person") != null)) {
            // Perhaps about their right to see it: that is asked, and nothing is sent.
            more.run();
        }
    }

    /** Whether something happened since this was asked last; at first always. */
    public synchronized boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    @Override
    public void close() {
        following.close();
    }
}
