package org.imprimatur.approval;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Closing;
import org.imprimatur.approval.rules.DecidedOutcome;
import org.imprimatur.approval.rules.Standing;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.identity.Actor;
import org.jboss.logging.Logger;

/**
 * Records which requests ran out or became void, each in its own transaction. Decides nothing: at its use a request has
 * fallen whether this has run or not. Safe on several replicas at once.
 */
@ApplicationScoped
class SweepRequests {
    private static final Logger LOG = Logger.getLogger(SweepRequests.class);
    private static final Actor SWEEPER = Actor.system("approval-sweeper");
    private static final int PAGE = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ApprovalRequests requests;
    private final RequestRows rows;
    private final RequestCircumstances circumstances;
    private final DatabaseClock clock;

    SweepRequests(
            ApprovalRequests requests, RequestRows rows, RequestCircumstances circumstances, DatabaseClock clock) {
        this.requests = requests;
        this.rows = rows;
        this.circumstances = circumstances;
        this.clock = clock;
    }

    @Scheduled(
            every = "{imprimatur.approval.sweep-every}",
            delayed = "{imprimatur.approval.sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        UUID position = BEFORE_ALL;
        List<UUID> page = page(position);
        while (!page.isEmpty()) {
            page.forEach(this::sweepOne);
            position = page.get(page.size() - 1);
            page = page(position);
        }
    }

    private List<UUID> page(UUID after) {
        return QuarkusTransaction.requiringNew().call(() -> rows.unreleased(after, PAGE));
    }

    /** One that cannot be judged now does not keep the others from being swept; it is tried again next time. */
    private void sweepOne(UUID id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> record(id));
        } catch (RuleViolation violation) {
            LOG.warnf("Approval request %s could not be swept: %s", id, violation.refusal());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Approval request %s could not be swept", id);
        }
    }

    private void record(UUID id) {
        ApprovalRequest request = requests.lock(id);
        Instant now = clock.now();
        var around = circumstances.of(request, now);
        Standing.fallen(request, around)
                .map(fallen -> fallen.outcome() == DecidedOutcome.EXPIRED
                        ? Closing.expire(request, SWEEPER, around, UUID.randomUUID())
                        : Closing.voided(request, SWEEPER, around, UUID.randomUUID()))
                .ifPresent(requests::record);
    }
}
