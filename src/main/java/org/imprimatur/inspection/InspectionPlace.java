package org.imprimatur.inspection;

import java.util.Objects;
import java.util.UUID;
import org.imprimatur.audit.FollowedSubject;
import org.imprimatur.audit.LogFeed;
import org.imprimatur.inspection.rules.InspectionProgress;
import org.jspecify.annotations.Nullable;

/** Whether there is news of one version whose inspection somebody follows: of its state by the log, and how far it is. */
public final class InspectionPlace implements AutoCloseable {
    private final FollowedSubject state;
    private final ProgressFeed.Following progress;
    private @Nullable InspectionProgress told;

    InspectionPlace(UUID version, LogFeed log, ProgressFeed feed, Runnable more) {
        this.state = new FollowedSubject("version", version, log, more);
        this.progress = feed.follow(version, more);
    }

    UUID version() {
        return state.id();
    }

    @Nullable
    InspectionProgress newest() {
        return progress.newest();
    }

    /** Whether something happened since this was asked last; at first always. */
    synchronized boolean takeChanged() {
        InspectionProgress now = progress.newest();
        boolean further = now != null && !Objects.equals(now, told);
        told = now;
        return state.takeChanged() || further;
    }

    @Override
    public void close() {
        state.close();
        progress.close();
    }
}
