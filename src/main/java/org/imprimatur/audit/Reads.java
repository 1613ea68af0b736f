package org.imprimatur.audit;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reads the database and changes nothing. In the caller's transaction, or one of its own; but without any while what is read is
 * verified later, together (decision 0022): each statement sees what is committed when it begins, with a transaction or without,
 * and to begin and end one takes as long as a statement. What did not count is read again with one.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Reads {}
