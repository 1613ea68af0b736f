package org.imprimatur.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Begins a transaction where {@link Reads} needs one. */
@Reads
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
class ReadsInterceptor {
    private final AuditLog audit;

    ReadsInterceptor(AuditLog audit) {
        this.audit = audit;
    }

    @AroundInvoke
    Object read(InvocationContext reading) throws Exception {
        return audit.isPutOff()
                ? reading.proceed()
                : QuarkusTransaction.joiningExisting().call(reading::proceed);
    }
}
