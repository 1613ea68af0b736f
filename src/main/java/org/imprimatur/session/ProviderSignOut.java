package org.imprimatur.session;

import io.quarkus.oidc.runtime.TenantConfigBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.http.Origins;

/** The address at which somebody signs out of the identity provider too (OpenID Connect RP-Initiated Logout 1.0). */
@ApplicationScoped
public class ProviderSignOut {
    private final TenantConfigBean tenants;
    private final SessionSettings settings;
    private final Origins origins;

    ProviderSignOut(TenantConfigBean tenants, SessionSettings settings, Origins origins) {
        this.tenants = tenants;
        this.settings = settings;
        this.origins = origins;
    }

    /**
     * @param idToken tells the provider whom, so that it need not ask them
     * @return where the provider leads back to, for a provider that has no such address
     */
    public URI address(String idToken) {
        String back = origins.atPublicAddress(settings.signedOutPath());
        String provider =
                tenants.getStaticTenant(BrowserTenant.ID).getOidcMetadata().getEndSessionUri();
        if (provider == null) {
            return URI.create(back);
        }
        var query = new LinkedHashMap<String, String>();
        query.put("id_token_hint", idToken);
        query.put("client_id", settings.clientId().orElseThrow());
        query.put("post_logout_redirect_uri", back);
        return URI.create(provider + (provider.contains("?") ? "&" : "?") + form(query));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
