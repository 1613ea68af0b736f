package org.imprimatur.session.graphql;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.http.HttpProblem;
import org.imprimatur.http.ProblemFound;
import org.imprimatur.http.SessionAddresses;
import org.imprimatur.session.BrowserTenant;
import org.imprimatur.session.LogoutToken;
import org.jspecify.annotations.Nullable;

/** Where the identity provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0, section 2.5). */
@Path(SessionAddresses.ROOT)
@Blocking
public class BackChannelResource {
    private static final String FIELD = "logout_token=";

    private final BrowserTenant browser;
    private final LogoutToken logout;

    BackChannelResource(BrowserTenant browser, LogoutToken logout) {
        this.browser = browser;
        this.logout = logout;
    }

    /** The body is read as it is: a token is longer than the framework lets a field of a form be. */
    @POST
    @Path("/back-channel-logout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signedOutThere(@Nullable String form) {
        if (!browser.exists()) {
            throw new ProblemFound(HttpProblem.NOT_FOUND);
        }
        List<String> tokens = Stream.of((form == null ? "" : form).split("&", -1))
                .filter(field -> field.startsWith(FIELD))
                .map(field -> field.substring(FIELD.length()))
                .toList();
        if (tokens.size() != 1) {
            throw new ProblemFound(HttpProblem.LOGOUT_TOKEN_INVALID);
        }
        logout.obey(decoded(tokens.get(0)));
        return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noForm) {
            throw new ProblemFound(HttpProblem.LOGOUT_TOKEN_INVALID);
        }
    }
}
