package org.imprimatur.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Begins nothing new once the service is asked to stop and the delay that the deployer gave to load balancers is over; what
 * runs is finished. The framework waits for what runs too, but goes on taking requests meanwhile, so that a busy service
 * would be cut off in the middle of acts when its patience ends.
 */
@ApplicationScoped
class LastCall {
    /** Before anybody is asked who they are (200, the framework's). */
    private static final int FIRST = 300;

    private final Vertx vertx;
    private final Duration delay;
    private volatile boolean over;

    LastCall(Vertx vertx, @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.vertx = vertx;
        this.delay = delay.orElse(Duration.ZERO);
    }

    void stand(@Observes Filters filters) {
        filters.register(this::nothingNew, FIRST);
    }

    void stop(@Observes ShutdownDelayInitiatedEvent asked) {
        if (delay.isZero()) {
            over = true;
        } else {
            vertx.setTimer(delay.toMillis(), timer -> over = true);
        }
    }

    private void nothingNew(RoutingContext request) {
        if (over) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            ProblemAnswer.send(request, HttpProblem.STOPPING);
        } else {
            request.next();
        }
    }
}
