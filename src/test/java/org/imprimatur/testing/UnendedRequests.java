package org.imprimatur.testing;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts requests as the framework does that waits for them when the service stops: from their coming to their end, however they end. */
@ApplicationScoped
public class UnendedRequests {
    private static final int BEFORE_ALL_OTHERS = 10_000;

    private final AtomicInteger unended = new AtomicInteger();

    void count(@Observes Filters filters) {
        filters.register(this::count, BEFORE_ALL_OTHERS);
    }

    private void count(RoutingContext request) {
        unended.incrementAndGet();
        QuarkusRequestWrapper.get(request.request()).addRequestDoneHandler(ended -> unended.decrementAndGet());
        request.next();
    }

    public int unended() {
        return unended.get();
    }
}
