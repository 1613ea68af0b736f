package org.imprimatur.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives the body of a request a time to arrive, and a size where none was announced: whoever sends a byte a second, or never
 * stops, holds a place only for so long. Uploads are taken in as they come; of them each account has a few at once.
 */
@ApplicationScoped
class BodyLimits {
    private static final int ADMITTED_ALREADY = 40;
    private static final int LOOK_EVERY_MILLIS = 20;
    private static final int LOOKS_AT_THE_REST = 50;
    private static final int REST_BYTES = 32 << 20;

    private final Vertx vertx;
    private final long withinMillis;
    private final long largest;

    BodyLimits(
            Vertx vertx,
            HttpSettings settings,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.vertx = vertx;
        this.withinMillis = settings.bodyWithin().toMillis();
        this.largest = largest.asLongValue();
    }

    void set(@Observes Filters filters) {
        filters.register(this::limit, ADMITTED_ALREADY);
    }

    private void limit(RoutingContext request) {
        request.addEndHandler(ended -> letGo(request.request()));
        if (!Doorkeeper.isUpload(request)) {
            limitTime(request);
            if (!request.request().headers().contains(HttpHeaders.CONTENT_LENGTH)) {
                limitSize(request);
            }
        }
        request.next();
    }

    private void limitTime(RoutingContext request) {
        long timer = vertx.setTimer(withinMillis, now -> {
            if (!request.request().isEnded()) {
                ProblemAnswer.send(request, HttpProblem.BODY_TOO_SLOW);
            }
        });
        request.addEndHandler(ended -> vertx.cancelTimer(timer));
    }

    /** An announced size was looked at before; what is not announced is counted while it comes. */
    private void limitSize(RoutingContext request) {
        if (request.request().isEnded()) {
            return;
        }
        long timer = vertx.setPeriodic(LOOK_EVERY_MILLIS, look -> {
            if (request.request().isEnded()) {
                vertx.cancelTimer(look);
            } else if (request.request().bytesRead() > largest) {
                vertx.cancelTimer(look);
                ProblemAnswer.send(request, HttpProblem.BODY_TOO_LARGE);
            }
        });
        request.addEndHandler(ended -> vertx.cancelTimer(timer));
    }

    /** Answered before all of it was sent: a little of the rest is thrown away, so that the answer arrives, and then it is cut off. */
    private void letGo(HttpServerRequest answered) {
        if (answered.isEnded()) {
            return;
        }
        answered.handler(rest -> {}).resume();
        long enough = answered.bytesRead() + REST_BYTES;
        int[] looks = {0};
        vertx.setPeriodic(LOOK_EVERY_MILLIS, look -> {
            if (answered.isEnded()) {
                vertx.cancelTimer(look);
            } else if (answered.bytesRead() > enough || ++looks[0] > LOOKS_AT_THE_REST) {
                vertx.cancelTimer(look);
                answered.connection().close();
            }
        });
    }
}
