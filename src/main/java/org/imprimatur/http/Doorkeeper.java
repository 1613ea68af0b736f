package org.imprimatur.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Lets nobody in who is not signed in, and no more at once than the service can serve: what comes beyond is answered at once
 * and cheaply, so that what is inside keeps its speed.
 */
@ApplicationScoped
class Doorkeeper {
    /** After the authentication (200) and before the authorisation (100), both of the framework's. */
    private static final int SIGNED_IN = 150;

    private static final int ADMITTED = 50;

    /** As long as {@link ProblemAnswer#RETRY_AFTER} says. */
    private static final long HELD_MILLIS = 1_000;

    private final RefusedOperations refused;
    private final Gate requests;
    private final Gate transfers;

    Doorkeeper(HttpSettings settings, RefusedOperations refused, MeterRegistry meters) {
        this.refused = refused;
        this.requests = new Gate(settings.requestsAtOnce(), settings.requestsAtOncePerAccount());
        this.transfers = new Gate(settings.transfersAtOnce(), settings.transfersAtOncePerAccount());
        meters.gauge("imprimatur.http.requests.inside", requests, Gate::inside);
        meters.gauge("imprimatur.http.transfers.inside", transfers, Gate::inside);
    }

    void stand(@Observes Filters filters) {
        filters.register(this::signedInOnly, SIGNED_IN);
        filters.register(this::noMoreThanCanBeServed, ADMITTED);
    }

    private void signedInOnly(RoutingContext request) {
        if (identity(request) == null && !SessionAddresses.contain(request)) {
            ProblemAnswer.send(request, HttpProblem.NOT_SIGNED_IN);
        } else {
            request.next();
        }
    }

    private void noMoreThanCanBeServed(RoutingContext request) {
        if (SocketDoor.isMeant(request)) {
            // Open for hours: it takes a place of another kind, at its own door.
            request.next();
            return;
        }
        Gate gate = isTransfer(request) ? transfers : requests;
        String account = account(request);
        HttpProblem problem = gate.enter(account);
        if (problem != null) {
            ProblemAnswer.send(request, problem);
            return;
        }
        // Not the answer's own end handler: whoever refuses a body replaces that.
        QuarkusRequestWrapper.get(request.request()).addRequestDoneHandler(done -> gate.leave(account));
        if (request.normalizedPath().equals(ProblemAnswer.GRAPHQL) && refused.areTooMany(account)) {
            // It keeps its place while it waits: a flood fills the account's own places and nobody else's.
            request.vertx().setTimer(HELD_MILLIS, over -> ProblemAnswer.send(request, HttpProblem.TOO_MANY_REFUSED));
            return;
        }
        request.next();
    }

    /** The bytes of a file: they hold their place as long as the other side takes. */
    static boolean isTransfer(RoutingContext request) {
        return request.normalizedPath().startsWith("/content")
                || request.normalizedPath().equals("/audit/export.csv")
                || request.normalizedPath().startsWith("/log/export/")
                || request.normalizedPath().equals("/audit/disclosures.csv")
                || request.normalizedPath().startsWith("/audit/custody/");
    }

    static boolean isUpload(RoutingContext request) {
        return request.request().method().equals(HttpMethod.POST)
                && request.normalizedPath().equals("/content");
    }

    static String account(RoutingContext request) {
        SecurityIdentity identity = identity(request);
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken token) {
            return token.getIssuer() + " " + token.getSubject();
        }
        if (SessionAddresses.contain(request)) {
            return "nobody yet, at " + request.request().remoteAddress().hostAddress();
        }
        throw new IllegalStateException("somebody without a token came past the doorkeeper");
    }

    static @org.jspecify.annotations.Nullable SecurityIdentity identity(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? user.getSecurityIdentity()
                : null;
    }
}
