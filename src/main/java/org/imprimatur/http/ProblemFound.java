package org.imprimatur.http;

/** Ends a request with its problem. Not an error of the service's: it has no stack and is not logged. */
public final class ProblemFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpProblem problem;

    public ProblemFound(HttpProblem problem) {
        super(problem.name(), null, false, false);
        this.problem = problem;
    }

    public HttpProblem problem() {
        return problem;
    }
}
