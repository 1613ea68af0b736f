package org.imprimatur.session;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.runtime.DefaultTokenStateManager;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.regex.Pattern;
import org.imprimatur.identity.Account;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the cookie of a session: its id, the ID token, and the refresh token, encrypted as one. The access token is
 * thrown away: the service is its own client and passes it on to nobody.
 *
 * <p>The framework asks here for its tokens. It must be a {@code DefaultTokenStateManager}: what is not, is handed each token
 * already encrypted.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SessionCookies extends DefaultTokenStateManager {
    private static final String NAME = OidcUtils.SESSION_COOKIE_NAME + "_" + BrowserTenant.ID;
    private static final Pattern PIECE = Pattern.compile(Pattern.quote(NAME) + "_chunk_[1-9][0-9]?");
    private static final String PART = "|";
    private static final int PARTS = 3;

    private final Sessions sessions;

    SessionCookies(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The names of all cookies that came with the request and hold a session, or a part of one that was too long for one. */
    static List<String> names(RoutingContext request) {
        return request.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.equals(NAME) || name.startsWith(NAME + "_"))
                .toList();
    }

    /** Of those, the ones that nobody here made: the framework fails at a piece without a number. */
    static List<String> foreignNames(RoutingContext request) {
        return names(request).stream()
                .filter(name -> !name.equals(NAME) && !PIECE.matcher(name).matches())
                .toList();
    }

    /** Tokens that were refreshed belong to the session that they came from. */
    @Override
    public Uni<String> createTokenState(
            RoutingContext request,
            OidcTenantConfig tenant,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> blocking) {
        String refreshed = SessionWatch.sessionOf(request);
        Uni<String> id = refreshed == null
                ? blocking.runBlocking(() -> begin(OidcCommonUtils.decodeJwtContent(tokens.getIdToken())))
                : Uni.createFrom().item(refreshed);
        return id.map(session -> OidcUtils.encryptToken(
                String.join(PART, session, tokens.getIdToken(), orNothing(tokens.getRefreshToken())), request, tenant));
    }

    private String begin(JsonObject idToken) {
        return sessions.begin(
                new Account(idToken.getString("iss"), idToken.getString("sub")), idToken.getString("sid"));
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext request,
            OidcTenantConfig tenant,
            String cookie,
            OidcRequestContext<AuthorizationCodeTokens> blocking) {
        String[] parts = OidcUtils.decryptToken(cookie, request, tenant).split("\\|", -1);
        if (parts.length != PARTS) {
            return Uni.createFrom().failure(new AuthenticationFailedException("not a cookie of this version"));
        }
        SessionWatch.found(request, parts[0]);
        return Uni.createFrom().item(new AuthorizationCodeTokens(parts[1], null, parts[2].isEmpty() ? null : parts[2]));
    }

    private static String orNothing(@Nullable String token) {
        return token == null ? "" : token;
    }
}
