package org.imprimatur.session;

import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.imprimatur.http.HttpProblem;
import org.imprimatur.http.ProblemFound;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * The identity provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0). What it says is done in the
 * database before it is answered: the framework's own endpoint remembers it in one replica's memory, until the next sign-in of
 * anybody.
 */
@ApplicationScoped
public class LogoutToken {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final TenantConfigBean tenants;
    private final Sessions sessions;

    LogoutToken(TenantConfigBean tenants, Sessions sessions) {
        this.tenants = tenants;
        this.sessions = sessions;
    }

    /** @throws ProblemFound {@link HttpProblem#LOGOUT_TOKEN_INVALID} for what the provider did not send to this client */
    public void obey(String token) {
        JsonObject claims = verified(token);
        boolean isLogout = claims.getValue("events") instanceof JsonObject events && events.containsKey(EVENT);
        String session = claims.getString("sid");
        String subject = claims.getString("sub");
        if (!isLogout || claims.containsKey("nonce") || (session == null && subject == null)) {
            throw new ProblemFound(HttpProblem.LOGOUT_TOKEN_INVALID);
        }
        sessions.endFromProvider(claims.getString("iss"), session, subject);
    }

    /** Section 2.6, the first four steps: signature, issuer, audience, times. */
    private JsonObject verified(String token) {
        try {
            tenants.getStaticTenant(BrowserTenant.ID).provider().verifyLogoutJwtToken(token);
            return OidcCommonUtils.decodeJwtContent(token);
        } catch (InvalidJwtException notTheirs) {
            throw new ProblemFound(HttpProblem.LOGOUT_TOKEN_INVALID);
        }
    }
}
