package org.imprimatur.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.identity.Actor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stands outside the transaction of a use case and records what its rules refused, once the rollback is done. */
@Act(Action.READ_AUDIT)
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class RefusedActs {
    private static final Logger LOG = Logger.getLogger(RefusedActs.class);

    private final AuditLog log;
    private final DatabaseClock clock;

    RefusedActs(AuditLog log, DatabaseClock clock) {
        this.log = log;
        this.clock = clock;
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
            recordRefusal(invocation, violation);
            throw violation;
        }
    }

    private void recordRefusal(InvocationContext invocation, RuleViolation violation) {
        Actor actor = parameter(invocation, Actor.class);
        if (actor == null) {
            throw new IllegalStateException(
                    invocation.getMethod() + " is an @Act without an Actor parameter", violation);
        }
        Attempt attempt = parameter(invocation, Attempt.class);
        Action action = invocation.getMethod().getAnnotation(Act.class).value();
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> log.appendRefusal(actor, action, attempt, violation.refusal(), clock.now()));
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "A refused %s could not be recorded", action);
            var unavailable = new RuleViolation(AuditRefusal.AUDIT_UNAVAILABLE);
            unavailable.addSuppressed(failure);
            throw unavailable;
        }
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
