package org.imprimatur.session;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.quarkus.oidc.runtime.OidcTenantConfig.TokenStateManager.Strategy;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.oidc.runtime.builders.AuthenticationConfigBuilder;
import io.quarkus.oidc.runtime.builders.TokenConfigBuilder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.http.Origins;
import org.imprimatur.http.SessionAddresses;

/**
 * The service as the identity provider's client for people with a browser, beside the one that takes access tokens. An
 * {@code Authorization} header always means the latter; this one is for a session's cookie and for the addresses by which
 * sessions begin and end.
 */
@ApplicationScoped
public class BrowserTenant implements TenantResolver {
    static final String ID = "browser";

    private static final int KEY_DIGITS = 64;

    private final SessionSettings settings;
    private final Origins origins;
    private final OidcConfig providers;

    BrowserTenant(SessionSettings settings, Origins origins, OidcConfig providers) {
        this.settings = settings;
        this.origins = origins;
        this.providers = providers;
    }

    /** Whether people can sign in with a browser. */
    public boolean exists() {
        return settings.clientId().isPresent();
    }

    @Override
    public String resolve(RoutingContext request) {
        boolean browser = exists()
                && !request.request().headers().contains(HttpHeaders.AUTHORIZATION)
                && (SessionAddresses.contain(request)
                        || !SessionCookies.names(request).isEmpty());
        return browser ? ID : OidcUtils.DEFAULT_TENANT_ID;
    }

    void create(@Observes Oidc oidc) {
        if (exists()) {
            oidc.create(tenant());
        }
    }

    /** Everything about the provider is as for access tokens; the settings say what is different for browsers. */
    private OidcTenantConfig tenant() {
        String client = needed(settings.clientId());
        String key = key(needed(settings.keyFile()));
        URI address = needed(origins.publicAddress());
        var sameProvider = Objects.requireNonNull(providers.namedTenants().get(OidcConfig.DEFAULT_TENANT_KEY));
        return OidcTenantConfig.builder(sameProvider)
                .tenantId(ID)
                .applicationType(ApplicationType.WEB_APP)
                .clientId(client)
                .credentials(needed(settings.clientSecret()))
                .token(new TokenConfigBuilder()
                        .audience(client)
                        .issuer(sameProvider.token().issuer().orElse(null))
                        .refreshExpired()
                        .build())
                .tokenStateManager()
                .strategy(Strategy.ID_REFRESH_TOKENS)
                .encryptionRequired()
                .encryptionSecret(key)
                .end()
                .authentication(new AuthenticationConfigBuilder()
                        .scopes(settings.scopes())
                        .addOpenidScope(false)
                        .javaScriptAutoRedirect(false)
                        .pkceRequired()
                        .nonceRequired()
                        .stateSecret(Sha256.of("state " + key).hex())
                        .redirectPath(origins.atPublicAddress(SessionAddresses.SIGNED_IN))
                        .restorePathAfterRedirect()
                        .cookiePath("/")
                        .cookieForceSecure(!isPlainLoopback(address))
                        // The way back from the provider is a navigation from a foreign site: Strict would not be sent.
                        .cookieSameSite(CookieSameSite.LAX)
                        .stateCookieSameSite(CookieSameSite.LAX)
                        .sessionAgeExtension(settings.endsAfter())
                        .build())
                .build();
    }

    /** @throws IllegalStateException for an address over which cookies would travel in the clear */
    private static boolean isPlainLoopback(URI address) {
        if ("https".equals(address.getScheme())) {
            return false;
        }
        if ("http".equals(address.getScheme()) && Origins.isLoopback(address.getHost())) {
            return true;
        }
        throw new IllegalStateException(
                "The setting imprimatur.http.public-address must begin with https:// for people to sign in with a browser.");
    }

    private static String key(Path file) {
        try {
            String key = Files.readString(file).strip();
            if (key.length() == KEY_DIGITS && Sha256.isSpelledRight(key)) {
                return key;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file of imprimatur.session.key-file cannot be read", e);
        }
        throw new IllegalStateException("The file of imprimatur.session.key-file does not hold 64 hexadecimal digits."
                + " Make one with: openssl rand -hex 32");
    }

    /** What is missing was named before the start (RequiredSetting). */
    private static <T> T needed(Optional<T> setting) {
        return setting.orElseThrow(
                () -> new IllegalStateException("a setting for sessions is missing; see src/docs/configuration.md"));
    }
}
