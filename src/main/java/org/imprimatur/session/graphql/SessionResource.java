package org.imprimatur.session.graphql;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imprimatur.authority.graphql.PersonView;
import org.imprimatur.authority.graphql.RegisterApi;
import org.imprimatur.authority.graphql.ViewerView;
import org.imprimatur.http.HttpProblem;
import org.imprimatur.http.ProblemFound;
import org.imprimatur.http.SessionAddresses;
import org.imprimatur.identity.Role;
import org.imprimatur.session.BrowserTenant;
import org.imprimatur.session.ProviderSignOut;
import org.imprimatur.session.SessionWatch;
import org.imprimatur.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Somebody's own session: whether there is one, and its end. */
@Path(SessionAddresses.ROOT)
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    private final BrowserTenant browser;
    private final Sessions sessions;
    private final RegisterApi register;
    private final SecurityIdentity identity;
    private final ProviderSignOut provider;

    SessionResource(
            BrowserTenant browser,
            Sessions sessions,
            RegisterApi register,
            SecurityIdentity identity,
            ProviderSignOut provider) {
        this.browser = browser;
        this.sessions = sessions;
        this.register = register;
        this.identity = identity;
        this.provider = provider;
    }

    /**
     * @param expiresAt when the session ends unless it is used before
     * @param printedName null while the account is not linked to anybody in the register
     * @param roles those that the person may act in now
     */
    public record SessionView(
            boolean signedIn,
            @Nullable Instant expiresAt,
            @Nullable String printedName,
            List<Role> roles) {}

    /** @param continueAt where the browser goes next, to sign out of the identity provider too */
    public record SignedOut(boolean signedIn, String continueAt) {}

    /** Asking is no use of the session: a page may show how long it lasts without making it last. */
    @GET
    public Response session(@Context RoutingContext request) {
        return ok(goodSession(request)
                .map(this::signedIn)
                .orElseGet(() -> new SessionView(false, null, null, List.of())));
    }

    private SessionView signedIn(Instant expiresAt) {
        ViewerView you = register.viewer();
        PersonView person = register.person(you);
        return new SessionView(true, expiresAt, person == null ? null : person.printedName(), register.roles(you));
    }

    /** From its answer on the session is over, for every copy of its cookie. */
    @POST
    @Path("/sign-out")
    public Response signOut(@Context RoutingContext request) {
        if (goodSession(request).isEmpty()) {
            throw new ProblemFound(HttpProblem.NOT_SIGNED_IN);
        }
        sessions.end(sessionOf(request).orElseThrow());
        return ok(new SignedOut(false, SessionAddresses.SIGN_OUT));
    }

    /**
     * After signing out here, on to the identity provider. It is told by the ID token in the cookie, which opens nothing any
     * more and which no script can read.
     */
    @GET
    @Path("/sign-out")
    public Response signOutOfProvider(@Context RoutingContext request) {
        Optional<String> session = sessionOf(request);
        if (session.isEmpty()) {
            throw new ProblemFound(HttpProblem.NOT_SIGNED_IN);
        }
        if (!sessions.wasEnded(session.get())) {
            throw new ProblemFound(HttpProblem.SIGN_OUT_BY_POST);
        }
        SessionWatch.forget(request);
        String idToken = identity.getCredential(IdTokenCredential.class).getToken();
        return Response.status(Response.Status.FOUND)
                .location(provider.address(idToken))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private Optional<Instant> goodSession(RoutingContext request) {
        return sessionOf(request).flatMap(sessions::expiry);
    }

    private Optional<String> sessionOf(RoutingContext request) {
        if (!browser.exists()) {
            throw new ProblemFound(HttpProblem.NOT_FOUND);
        }
        return Optional.ofNullable(SessionWatch.sessionOf(request));
    }

    private static Response ok(Object entity) {
        return Response.ok(entity)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
