package org.imprimatur.authority;

import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.LogFeed;
import org.jspecify.annotations.Nullable;

/** How far an auditor has followed the record. Used by one thread at a time. */
public final class AuditPlace implements AutoCloseable {
    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final AuditEntries.Filter filter;
    private final @Nullable Long after;
    private final LogFeed.Following following;
    private long position = NOT_BEGUN;

    AuditPlace(AuditEntries.Filter filter, @Nullable Long after, LogFeed.Following following) {
        this.filter = filter;
        this.after = after;
        this.following = following;
    }

    AuditEntries.Filter filter() {
        return filter;
    }

    /** The index after which it begins; null for now. */
    @Nullable
    Long after() {
        return after;
    }

    boolean hasBegun() {
        return position != NOT_BEGUN;
    }

    long position() {
        return position;
    }

    void moveTo(long reached) {
        position = reached;
    }

    @Override
    public void close() {
        following.close();
    }
}
