package org.imprimatur.release;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.approval.ApprovalRequests;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.document.DestroyContent;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.Retention;
import org.jboss.logging.Logger;

/**
 * Destroys the bytes of versions that went nowhere, once they have been kept for their time: each in a transaction of its own,
 * key and chunks together with the entry, so that a crash leaves all of it or nothing. Safe on several replicas at once.
 */
@ApplicationScoped
class EnforceRetention {
    private static final Logger LOG = Logger.getLogger(EnforceRetention.class);
    private static final Actor RETENTION = Actor.system("retention");
    private static final int PAGE = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final DestroyContent content;
    private final ApprovalRequests requests;
    private final DatabaseClock clock;
    private final RetentionSettings settings;

    EnforceRetention(
            DestroyContent content, ApprovalRequests requests, DatabaseClock clock, RetentionSettings settings) {
        this.content = content;
        this.requests = requests;
        this.clock = clock;
        this.settings = settings;
    }

    @Scheduled(
            every = "{imprimatur.retention.sweep-every}",
            delayed = "{imprimatur.retention.sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        List<UUID> page = page(BEFORE_ALL);
        while (!page.isEmpty()) {
            page.forEach(this::sweepOne);
            page = page(page.get(page.size() - 1));
        }
    }

    private List<UUID> page(UUID after) {
        return QuarkusTransaction.requiringNew()
                .call(() -> content.candidates(clock.now().minus(settings.keepFor()), after, PAGE));
    }

    /** One that cannot be judged now is kept, and tried again next time. */
    void sweepOne(UUID id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> content.lockUnheld(id).ifPresent(this::destroyIfDue));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The retention of version %s could not be judged; its bytes stay", id);
        }
    }

    /** What the log does not vouch for is in doubt, and what is in doubt stays. */
    private void destroyIfDue(DocumentVersion version) {
        Instant now = clock.now();
        requests.historiesOf(version.id())
                .flatMap(histories -> Retention.due(version.createdAt(), histories, settings.keepFor(), now))
                .ifPresent(cause -> content.destroy(version, RETENTION, cause, now));
    }
}
