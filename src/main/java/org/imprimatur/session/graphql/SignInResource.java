package org.imprimatur.session.graphql;

import io.quarkus.oidc.OIDCException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.http.HttpProblem;
import org.imprimatur.http.Origins;
import org.imprimatur.http.ProblemFound;
import org.imprimatur.http.SessionAddresses;
import org.imprimatur.identity.Authentication;
import org.imprimatur.session.BrowserTenant;
import org.imprimatur.session.ProviderQuestion;
import org.imprimatur.session.RedirectsAreAsked;
import org.imprimatur.session.SessionWatch;
import org.imprimatur.session.WayBack;
import org.imprimatur.session.rules.ReturnPath;
import org.imprimatur.session.rules.StepUpRequest;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The only addresses that lead to the identity provider. Both lead back to where somebody was, and nowhere else. */
@Path(SessionAddresses.ROOT)
@Blocking
public class SignInResource {
    private static final Logger LOG = Logger.getLogger(SignInResource.class);

    private final BrowserTenant browser;
    private final HttpAuthenticator authenticator;
    private final CurrentActor actor;
    private final Origins origins;

    SignInResource(BrowserTenant browser, HttpAuthenticator authenticator, CurrentActor actor, Origins origins) {
        this.browser = browser;
        this.authenticator = authenticator;
        this.actor = actor;
        this.origins = origins;
    }

    @GET
    @Path("/sign-in")
    public Uni<Response> signIn(
            @QueryParam("return") @Nullable String path,
            @QueryParam(WayBack.MARK) @Nullable String back,
            @Context RoutingContext request) {
        ReturnPath to = returnPath(path);
        return back == null ? toProvider(request) : to(to);
    }

    /**
     * To be signed in more recently or more strongly, as the refusal of an act said, and then back to repeat the act. The session
     * that somebody had is left behind: afterwards they have a new one.
     */
    @GET
    @Path("/step-up")
    public Uni<Response> stepUp(
            @QueryParam("return") @Nullable String path,
            @QueryParam("acr_values") @Nullable String acrValues,
            @QueryParam("max_age") @Nullable String maxAge,
            @QueryParam(WayBack.MARK) @Nullable String back,
            @Context RoutingContext request) {
        ReturnPath to = returnPath(path);
        StepUpRequest stepUp =
                StepUpRequest.of(acrValues, maxAge).orElseThrow(() -> new ProblemFound(HttpProblem.STEP_UP_INVALID));
        if (back == null) {
            ProviderQuestion.ask(request, stepUp);
            return toProvider(request);
        }
        if (SessionWatch.sessionOf(request) == null) {
            throw new ProblemFound(HttpProblem.SIGN_IN_FAILED);
        }
        Authentication authentication = actor.get().authentication();
        // The act asks the database's clock; this only spares a person the way back to another refusal.
        if (authentication == null || !stepUp.isMetBy(authentication, Instant.now())) {
            throw new ProblemFound(HttpProblem.STEP_UP_NOT_REACHED);
        }
        return to(to);
    }

    /** Where the provider leads back to. The framework takes what belongs to a sign-in that was begun here; this is the rest. */
    @GET
    @Path("/signed-in")
    public Response signedIn() {
        throw new ProblemFound(browser.exists() ? HttpProblem.SIGN_IN_FAILED : HttpProblem.NOT_FOUND);
    }

    private ReturnPath returnPath(@Nullable String given) {
        if (!browser.exists()) {
            throw new ProblemFound(HttpProblem.NOT_FOUND);
        }
        return ReturnPath.of(given).orElseThrow(() -> new ProblemFound(HttpProblem.RETURN_PATH_INVALID));
    }

    private Uni<Response> toProvider(RoutingContext request) {
        SessionWatch.forget(request);
        RedirectsAreAsked.ask(request);
        return authenticator
                .getChallenge(request)
                .map(SignInResource::response)
                .onFailure(OIDCException.class)
                .transform(SignInResource::providerIsAway);
    }

    private static Response response(ChallengeData toProvider) {
        if (toProvider.status != Response.Status.FOUND.getStatusCode()) {
            // Who sends an access token is not led anywhere.
            throw new ProblemFound(HttpProblem.NOT_SIGNED_IN);
        }
        Response.ResponseBuilder answer =
                Response.status(toProvider.status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        toProvider.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
        return answer.build();
    }

    private static ProblemFound providerIsAway(Throwable failure) {
        LOG.warn("The identity provider is not within reach");
        LOG.debug("The identity provider is not within reach", failure);
        return new ProblemFound(HttpProblem.PROVIDER_UNAVAILABLE);
    }

    private Uni<Response> to(ReturnPath path) {
        return Uni.createFrom()
                .item(Response.status(Response.Status.FOUND)
                        .location(URI.create(origins.atPublicAddress(path.value())))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
