package org.imprimatur.http;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;

/**
 * A browser sends the cookie of a session with whatever any page has it send. So with a cookie a request must show that it is
 * meant: a type of body and a header that no form of a foreign page can send, and the browser's word where it is from. Access
 * tokens are never sent by themselves; requests with one need none of it.
 */
@ApplicationScoped
class CookieRequests {
    /** After it is known who it is (150). */
    private static final int KNOWN = 140;

    private static final String HEADER = "Imprimatur-Request";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Origins origins;

    CookieRequests(Origins origins) {
        this.origins = origins;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::meantOnly, KNOWN);
    }

    private void meantOnly(RoutingContext request) {
        if (!hasSession(request) || isMeant(request)) {
            request.next();
        } else {
            ProblemAnswer.send(request, HttpProblem.FOREIGN_REQUEST);
        }
    }

    private static boolean hasSession(RoutingContext request) {
        var identity = Doorkeeper.identity(request);
        return identity != null && identity.getCredential(IdTokenCredential.class) != null;
    }

    private boolean isMeant(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.headers().contains(HttpHeaders.UPGRADE)) {
            return origins.accept(request);
        }
        if (READING.contains(request.method())) {
            // The way back from the identity provider is led by a foreign page.
            return SessionAddresses.contain(context) || !Origins.isLedByForeignPage(request);
        }
        return "1".equals(request.getHeader(HEADER)) && hasUnusualBody(context) && origins.accept(request);
    }

    private static boolean hasUnusualBody(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null
                && type.split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(Doorkeeper.isUpload(context) ? "application/octet-stream" : "application/json");
    }
}
