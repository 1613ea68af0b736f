package org.imprimatur.graphql;

import graphql.execution.AbortExecutionException;
import java.util.Map;
import org.imprimatur.http.HttpProblem;

/** Ends an operation before any field of it is executed. */
final class OperationRefused extends AbortExecutionException {
    private static final long serialVersionUID = 1;

    private final String code;

    OperationRefused(HttpProblem problem) {
        super(problem.message());
        this.code = problem.name();
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Map.of("code", code);
    }
}
