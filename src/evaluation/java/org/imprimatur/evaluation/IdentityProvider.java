package org.imprimatur.evaluation;

import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OpenID Connect provider on loopback that verifies nobody: whoever asks becomes any demo person. Otherwise it
 * behaves like one in production: authorization code flow with PKCE, nonce, signed tokens with {@code auth_time},
 * {@code acr}, {@code amr}, {@code sid} and the person's roles in {@code groups}; and client credentials for services.
 *
 * <p>It signs with a key made at its start: the ones inside the library's jar are known to everybody.
 */
public final class IdentityProvider implements AutoCloseable {
    /** The audience of access tokens: the product. */
    public static final String AUDIENCE = "imprimatur";

    static final String ISSUER_ID = "imprimatur";

    // A field, so that the levels are not collected together with the loggers.
    private static final List<Logger> NOISY = List.of(
            Logger.getLogger("okhttp3.mockwebserver.MockWebServer"), Logger.getLogger("no.nav.security.mock.oauth2"));

    private final MockWebServerWrapper server;

    private IdentityProvider(MockWebServerWrapper server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param port the port on 127.0.0.1; 0 takes a free one
     * @throws CannotStart when the port is busy
     */
    public static IdentityProvider start(int port) {
        NOISY.forEach(logger -> logger.setLevel(Level.WARNING));
        MockWebServerWrapper server = new MockWebServerWrapper();
        OAuth2Config config = new OAuth2Config(
                true,
                null,
                null,
                false,
                new OAuth2TokenProvider(new KeyProvider(List.of(), "RS256")),
                Set.of(new Claims()),
                server);
        try {
            server.start(Loopback.address(), port, new SignInGate(config, server.getMockWebServer()));
        } catch (Exception e) { // an IOException, which Kotlin does not declare
            throw new CannotStart("The identity provider did not start (" + e.getMessage() + ").", e);
        }
        return new IdentityProvider(server);
    }

    /** What stands in the {@code iss} claim, and below which {@code .well-known/openid-configuration} is found. */
    public String issuer() {
        return "http://" + Loopback.HOST + ":" + server.port() + "/" + ISSUER_ID;
    }

    @Override
    public void close() {
        server.stop();
    }
}
