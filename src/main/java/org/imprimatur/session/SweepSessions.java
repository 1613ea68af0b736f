package org.imprimatur.session;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Removes what is left of old sessions. Several replicas may do it at once. */
@ApplicationScoped
class SweepSessions {
    private final Sessions sessions;

    SweepSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Scheduled(every = "{imprimatur.session.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        sessions.sweep();
    }
}
