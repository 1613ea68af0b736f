package org.imprimatur.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.imprimatur.Outage;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What goes wrong at an address that takes the request, and that the feature has no word for. */
public class ProblemsOfResources {
    private static final Logger LOG = Logger.getLogger(ProblemsOfResources.class);

    @ServerExceptionMapper
    public Response found(ProblemFound found, RoutingContext request) {
        Response.ResponseBuilder answer = answer(found.problem(), request);
        return found.problem() == HttpProblem.SIGN_OUT_BY_POST
                ? answer.header(HttpHeaders.ALLOW, "POST").build()
                : answer.build();
    }

    @ServerExceptionMapper
    public Response refusedByTheFramework(WebApplicationException refused, RoutingContext request) {
        Response told = refused.getResponse();
        HttpProblem problem = ProblemsOfTransport.problem(told.getStatus());
        if (problem == null) {
            return failed(refused, request);
        }
        Response.ResponseBuilder answer = answer(problem, request);
        if (told.getHeaderString(HttpHeaders.ALLOW) != null) {
            answer.header(HttpHeaders.ALLOW, told.getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    /** A sign-in that the identity provider led back here, or a cookie that is not what it was. */
    @ServerExceptionMapper
    public Response signedInByNobody(AuthenticationCompletionException failed, RoutingContext request) {
        // Its message repeats what stood in the address.
        if (ProviderOutage.caused(failed)) {
            return providerIsAway(failed, request);
        }
        LOG.infof(
                "A sign-in was not completed, or a cookie is not what it was: %s",
                failed.getCause() == null
                        ? "refused"
                        : failed.getCause().getClass().getSimpleName());
        return SessionAddresses.contain(request)
                ? answer(HttpProblem.SIGN_IN_FAILED, request).build()
                : answer(HttpProblem.NOT_SIGNED_IN, request).build();
    }

    /** RFC 6750, section 3.1. */
    @ServerExceptionMapper
    public Response signedInByNobody(AuthenticationFailedException failed, RoutingContext request) {
        if (ProviderOutage.caused(failed)) {
            return providerIsAway(failed, request);
        }
        if (SessionAddresses.contain(request)) {
            return answer(HttpProblem.SIGN_IN_FAILED, request).build();
        }
        return answer(HttpProblem.NOT_SIGNED_IN, request)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .build();
    }

    /** Nobody can say now whose token it is: that is not the token's fault. */
    @ServerExceptionMapper
    public Response unverifiable(OIDCException failed, RoutingContext request) {
        return providerIsAway(failed, request);
    }

    private static Response providerIsAway(Throwable failure, RoutingContext request) {
        LOG.warn("The identity provider is not within reach");
        LOG.debug("The identity provider is not within reach", failure);
        return answer(HttpProblem.PROVIDER_UNAVAILABLE, request).build();
    }

    /** What is wrong with it quotes it. */
    @ServerExceptionMapper
    public Response unreadable(MismatchedInputException body, RoutingContext request) {
        return answer(HttpProblem.JSON_INVALID, request).build();
    }

    @ServerExceptionMapper
    public Response failed(RuntimeException failure, RoutingContext request) {
        if (Outage.caused(failure)) {
            LOG.warn("The database is not within reach");
            LOG.debug("The database is not within reach", failure);
            return answer(HttpProblem.UNAVAILABLE, request).build();
        }
        LOG.error("A request failed", failure);
        return answer(HttpProblem.INTERNAL_ERROR, request).build();
    }

    private static Response.ResponseBuilder answer(HttpProblem problem, RoutingContext request) {
        boolean page = isForAPerson(request);
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(page ? "text/html;charset=UTF-8" : MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .entity(page ? ProblemPage.of(problem) : ProblemAnswer.body(request.normalizedPath(), problem));
        return problem.passes() ? answer.header(HttpHeaders.RETRY_AFTER, ProblemAnswer.RETRY_AFTER) : answer;
    }

    /** People are led to the addresses of sessions; whatever asks elsewhere, or asks for JSON, is a program. */
    private static boolean isForAPerson(RoutingContext request) {
        String accepted = request.request().getHeader(HttpHeaders.ACCEPT);
        return SessionAddresses.contain(request) && accepted != null && accepted.contains("text/html");
    }
}
