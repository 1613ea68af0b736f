package org.imprimatur.graphql;

import graphql.execution.AbortExecutionException;
import java.util.Map;
import org.imprimatur.http.HttpProblem;

/** Ends an operation before any field of it is executed, or, when its time is over, before the next one is. */
final class OperationRefused extends AbortExecutionException {
    private static final long serialVersionUID = 1;

    private final String said;
    private final transient Map<String, Object> extensions;

    OperationRefused(HttpProblem problem) {
        super(problem.message());
        this.said = problem.message();
        this.extensions = Map.of("code", problem.name());
    }

    /** @param most what the limit is, for the client to go by */
    OperationRefused(OperationLimit limit, long most) {
        super(limit.message(most));
        this.said = limit.message(most);
        this.extensions = limit.extensions(most);
    }

    String said() {
        return said;
    }

    /** A field that is not fetched for want of time is no fault, and there may be thousands of them. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions;
    }
}
