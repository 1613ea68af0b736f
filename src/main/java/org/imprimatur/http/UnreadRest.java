package org.imprimatur.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * A request may be answered before all of it was sent: a little of the rest is thrown away, so that the answer arrives, and then
 * the connection is closed.
 */
@ApplicationScoped
class UnreadRest {
    private static final int ADMITTED_ALREADY = 40;
    private static final int LOOK_EVERY_MILLIS = 20;
    private static final int LOOKS = 50;
    private static final int BYTES = 32 << 20;

    private final Vertx vertx;

    UnreadRest(Vertx vertx) {
        this.vertx = vertx;
    }

    void await(@Observes Filters filters) {
        filters.register(this::await, ADMITTED_ALREADY);
    }

    private void await(RoutingContext request) {
        request.addEndHandler(ended -> letGo(request.request()));
        request.next();
    }

    private void letGo(HttpServerRequest answered) {
        if (answered.isEnded()) {
            return;
        }
        answered.handler(rest -> {}).resume();
        long enough = answered.bytesRead() + BYTES;
        int[] looks = {0};
        vertx.setPeriodic(LOOK_EVERY_MILLIS, look -> {
            if (answered.isEnded()) {
                vertx.cancelTimer(look);
            } else if (answered.bytesRead() > enough || ++looks[0] > LOOKS) {
                vertx.cancelTimer(look);
                answered.connection().close();
            }
        });
    }
}
