package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ActingPerson;
import org.imprimatur.approval.rules.ApprovalRefusal;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.identity.Actor;

/**
 * How every act on an existing request runs: once per idempotency key, under the locks of version and request, at the
 * database's time read after them, on a request that the actor may see. Call inside the act's transaction.
 */
@ApplicationScoped
class RequestAct {
    private final ApprovalRequests requests;
    private final IdempotencyKeys keys;
    private final Entitlement entitlement;
    private final DatabaseClock clock;

    RequestAct(ApprovalRequests requests, IdempotencyKeys keys, Entitlement entitlement, DatabaseClock clock) {
        this.requests = requests;
        this.keys = keys;
        this.entitlement = entitlement;
        this.clock = clock;
    }

    /** What the rule decides, given the locked request. */
    interface Rule {
        Change<ApprovalRequest> decide(ApprovalRequest request, ActingPerson by, Instant now);
    }

    /**
     * @param input what the client sent besides the request's id
     * @throws RuleViolation {@link ApprovalRefusal#REQUEST_UNKNOWN} also for a request that the actor may not see
     */
    ApprovalRequest run(Actor actor, Action action, RequestAttempt attempt, SortedMap<String, ?> input, Rule rule) {
        var sent = new TreeMap<String, Object>(input);
        sent.put("act", action.name());
        sent.put("request", attempt.request().toString());
        UUID id = keys.once(actor, attempt.idempotencyKey(), sent, () -> {
            ApprovalRequest request = lockShown(actor, attempt);
            Instant now = clock.now();
            return requests.record(rule.decide(request, entitlement.acting(actor, now), now))
                    .id();
        });
        // An answer that is given again is for whoever may still see it.
        return sight(actor)
                .flatMap(sight -> requests.shown(sight, RequestRows.By.ITSELF, id))
                .orElseThrow(() -> new RuleViolation(ApprovalRefusal.REQUEST_UNKNOWN));
    }

    /**
     * The request under its lock. Read the time afterwards.
     *
     * @throws RuleViolation {@link ApprovalRefusal#REQUEST_UNKNOWN} where the actor does not see it, when they came or when their turn
     *     has come
     */
    ApprovalRequest lockShown(Actor actor, RequestAttempt attempt) {
        if (sight(actor)
                .filter(sight -> requests.isShown(sight, attempt.request()))
                .isEmpty()) {
            throw new RuleViolation(ApprovalRefusal.REQUEST_UNKNOWN);
        }
        ApprovalRequest request = requests.lock(attempt.request());
        if (!entitlement.sees(actor, request)) {
            throw new RuleViolation(ApprovalRefusal.REQUEST_UNKNOWN);
        }
        return request;
    }

    private Optional<Sight> sight(Actor actor) {
        return entitlement.sight(actor);
    }
}
