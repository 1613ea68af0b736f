package org.imprimatur.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Gives a code and a body to what the framework would answer with a bare status. */
@ApplicationScoped
class ProblemsOfTransport {
    private static final String FRAMEWORK = "/framework/*";

    void answer(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 10).failureHandler(this::failed);
        // The framework's own GraphQL endpoint checks none of what ours does (decision 0013).
        router.route(FRAMEWORK)
                .order(Integer.MIN_VALUE + 11)
                .handler(request -> ProblemAnswer.send(request, HttpProblem.NOT_FOUND));
        router.route().order(Integer.MAX_VALUE).handler(request -> ProblemAnswer.send(request, HttpProblem.NOT_FOUND));
    }

    private void failed(RoutingContext request) {
        if (request.response().ended()) {
            // The request was answered while something still worked on it: that it then failed is nobody's news.
            return;
        }
        HttpProblem problem = problem(request.statusCode());
        if (problem == null) {
            request.next();
        } else {
            ProblemAnswer.send(request, problem);
        }
    }

    /** Null for what is an error of the service's: the framework logs it. */
    static @Nullable HttpProblem problem(int status) {
        if (status < 400 || status >= 500) {
            return null;
        }
        for (HttpProblem problem : HttpProblem.values()) {
            if (problem.status() == status) {
                return problem;
            }
        }
        return HttpProblem.REQUEST_INVALID;
    }
}
