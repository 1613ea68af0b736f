package org.imprimatur.audit;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.imprimatur.audit.rules.Action;

/**
 * Marks the public method of a use case that changes something: what the log calls the act. When a rule refuses it, the
 * refusal is recorded after the rollback, in a transaction of its own; if that fails the answer is
 * {@link AuditRefusal#AUDIT_UNAVAILABLE}. The method takes the {@code Actor} and, where there is one, an
 * {@code audit.rules.Attempt} among its parameters, and is {@code @Transactional} itself.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Act {
    @Nonbinding
    Action value();
}
