package org.imprimatur.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * The one form in which a problem is answered: as GraphQL errors to whoever asked GraphQL (GraphQL over HTTP, section 6.4),
 * otherwise as an object with code and message.
 */
public final class ProblemAnswer {
    /** Seconds until a client may try again. */
    public static final String RETRY_AFTER = "1";

    public static final String GRAPHQL = "/graphql";

    private ProblemAnswer() {}

    /** Ends the answer, unless it has begun already. */
    public static void send(RoutingContext request, HttpProblem problem) {
        HttpServerResponse answer = request.response();
        if (answer.ended() || answer.headWritten()) {
            return;
        }
        answer.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        if (problem.passes()) {
            answer.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        if (problem == HttpProblem.NOT_SIGNED_IN && !answer.headers().contains("WWW-Authenticate")) {
            answer.putHeader("WWW-Authenticate", "Bearer");
        }
        boolean bodyLeftUnread = problem == HttpProblem.BODY_TOO_LARGE || problem == HttpProblem.BODY_TOO_SLOW;
        if (bodyLeftUnread) {
            answer.putHeader(HttpHeaders.CONNECTION, "close");
        }
        var sent = answer.end(body(request.normalizedPath(), problem));
        if (bodyLeftUnread) {
            // What the client still sends is not read.
            sent.onComplete(done -> request.request().connection().close());
        }
    }

    static String body(String path, HttpProblem problem) {
        if (!path.startsWith(GRAPHQL)) {
            return new JsonObject()
                    .put("code", problem.name())
                    .put("message", problem.message())
                    .encode();
        }
        return new JsonObject()
                .put(
                        "errors",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("message", problem.message())
                                        .put("extensions", new JsonObject().put("code", problem.name()))))
                .encode();
    }
}
