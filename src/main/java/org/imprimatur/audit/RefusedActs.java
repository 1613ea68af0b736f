package org.imprimatur.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.imprimatur.Outage;
import org.imprimatur.ReadAgain;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.audit.rules.Fault;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.RefusalWindow;
import org.imprimatur.identity.Actor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands outside the transaction of a use case and records what its rules refused, and what failed, once the rollback is done.
 */
@Act(Action.READ_AUDIT)
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class RefusedActs {
    private static final Logger LOG = Logger.getLogger(RefusedActs.class);

    private final AuditLog log;
    private final DatabaseClock clock;
    private final RefusalFloods floods;
    private final AuditMeters meters;

    RefusedActs(AuditLog log, DatabaseClock clock, RefusalFloods floods, AuditMeters meters) {
        this.log = log;
        this.clock = clock;
        this.floods = floods;
        this.meters = meters;
    }

    @AroundInvoke
    @Nullable
    Object record(InvocationContext invocation) throws Exception {
        if (QuarkusTransaction.isActive()) {
            // Part of a larger act: the outermost one is refused and recorded as a whole.
            return invocation.proceed();
        }
        try {
            return invocation.proceed();
        } catch (RuleViolation violation) {
            try {
                recordUndone(invocation, Outcome.REFUSED, (Enum<?>) violation.refusal());
            } catch (ReadAgain again) {
                // It may be none: what it was judged by does not count, and is read again.
                throw again;
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "A refused act could not be recorded: %s", violation.refusal());
                var unavailable = new RuleViolation(AuditRefusal.AUDIT_UNAVAILABLE);
                unavailable.addSuppressed(failure);
                throw unavailable;
            }
            throw violation;
        } catch (RuntimeException fault) {
            recordFault(invocation, fault);
            throw fault;
        }
    }

    /** What the database did not even begin is not an act; without a connection there is nowhere to record it either. */
    private void recordFault(InvocationContext invocation, RuntimeException fault) {
        if (Outage.caused(fault) || fault instanceof ReadAgain) {
            return;
        }
        try {
            recordUndone(
                    invocation, Outcome.FAILED, Outage.sqlException(fault) == null ? Fault.INTERNAL : Fault.DATABASE);
        } catch (ReadAgain again) {
            fault.addSuppressed(again);
        } catch (RuntimeException failure) {
            LOG.error("A failed act could not be recorded", failure);
            fault.addSuppressed(failure);
        }
    }

    private void recordUndone(InvocationContext invocation, Outcome outcome, Enum<?> reason) {
        Actor actor = parameter(invocation, Actor.class);
        if (actor == null) {
            throw new IllegalStateException(invocation.getMethod() + " is an @Act without an Actor parameter");
        }
        log.settle();
        Action action = invocation.getMethod().getAnnotation(Act.class).value();
        meters.count(action, outcome, reason.name());
        var treatment = floods.treat(actor, reason.name());
        if (treatment == RefusalWindow.Treatment.COUNT) {
            return;
        }
        Attempt attempt = parameter(invocation, Attempt.class);
        QuarkusTransaction.requiringNew()
                .run(() -> log.appendUndone(
                        actor,
                        action,
                        attempt,
                        outcome,
                        reason,
                        treatment == RefusalWindow.Treatment.RECORD_AS_LAST,
                        clock.now()));
    }

    private static <T> @Nullable T parameter(InvocationContext invocation, Class<T> type) {
        for (Object parameter : invocation.getParameters()) {
            if (type.isInstance(parameter)) {
                return type.cast(parameter);
            }
        }
        return null;
    }
}
