package org.imprimatur.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may open a socket for subscriptions: pages of an origin that is the service's own or allowed, and programs, which have
 * none; so many at once, altogether and of one account; nobody any more once the service is about to stop.
 */
@ApplicationScoped
public class SocketDoor {
    private static final String SIGNED_IN = SocketDoor.class.getName() + ".signed-in";

    private final Origins origins;
    private final Gate sockets;
    private volatile boolean stopping;

    SocketDoor(Origins origins, HttpSettings settings, MeterRegistry meters) {
        this.origins = origins;
        this.sockets = new Gate(settings.socketsAtOnce(), settings.socketsAtOncePerAccount());
        meters.gauge("imprimatur.http.sockets.inside", sockets, Gate::inside);
    }

    /**
     * A place that was taken.
     *
     * @param signedIn whether they are still signed in, as far as it is not their token that says it; asked before each event,
     *     on a thread that may wait
     * @param leave gives the place back, once
     */
    public record Admission(SecurityIdentity identity, BooleanSupplier signedIn, Runnable leave) {}

    /** Whether the request asks for a socket: it is then answered at this door and nowhere else. */
    public static boolean isMeant(RoutingContext request) {
        return request.request().method().equals(HttpMethod.GET)
                && request.normalizedPath().equals(ProblemAnswer.GRAPHQL)
                && request.request().headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
    }

    /** For whoever knows when a sign-in ends before its token does: a socket that this request opens stays open while this says so. */
    public static void openWhile(RoutingContext request, BooleanSupplier signedIn) {
        request.put(SIGNED_IN, signedIn);
    }

    /** Null when the request was answered with a problem. */
    public @Nullable Admission enter(RoutingContext request) {
        HttpProblem problem = problem(request);
        if (problem != null) {
            ProblemAnswer.send(request, problem);
            return null;
        }
        SecurityIdentity identity =
                Objects.requireNonNull(Doorkeeper.identity(request), "the doorkeeper stands before");
        String account = Doorkeeper.account(request);
        HttpProblem full = sockets.enter(account);
        if (full != null) {
            ProblemAnswer.send(request, full == HttpProblem.OVERLOADED ? full : HttpProblem.TOO_MANY_SOCKETS);
            return null;
        }
        var inside = new AtomicBoolean(true);
        return new Admission(identity, request.get(SIGNED_IN, () -> true), () -> {
            if (inside.compareAndSet(true, false)) {
                sockets.leave(account);
                UpgradedRequest.end(request);
            }
        });
    }

    private @Nullable HttpProblem problem(RoutingContext request) {
        if (stopping) {
            return HttpProblem.STOPPING;
        }
        if (BodyIntake.announcesBody(request.request())) {
            // The handshake would wait for it, however long it is, and however long it takes.
            return HttpProblem.BODY_TOO_LARGE;
        }
        boolean page = request.request().headers().contains(HttpHeaders.ORIGIN);
        return page && !origins.accept(request.request()) ? HttpProblem.FOREIGN_ORIGIN : null;
    }

    void stop(@Observes ShutdownDelayInitiatedEvent stop) {
        stopping = true;
    }
}
