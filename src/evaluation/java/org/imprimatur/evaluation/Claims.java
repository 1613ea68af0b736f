package org.imprimatur.evaluation;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import org.imprimatur.identity.Role;

/** What a token says that does not depend on the login. What does is added by {@link SignInGate}, per login. */
final class Claims implements OAuth2TokenCallback {
    private static final long SECONDS_VALID = 3600;

    @Override
    public String issuerId() {
        return IdentityProvider.ISSUER_ID;
    }

    /** Of a service; for a person the login replaces it. */
    @Override
    public String subject(TokenRequest request) {
        return client(request);
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(IdentityProvider.AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("azp", client(request));
        claims.put("client_id", client(request));
        if (request.getAuthorizationGrant().getType().equals(GrantType.CLIENT_CREDENTIALS)) {
            DemoService.of(client(request))
                    .ifPresent(service -> claims.put(
                            "groups", service.roles().stream().map(Role::name).toList()));
        }
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return SECONDS_VALID;
    }

    private static String client(TokenRequest request) {
        return request.getClientAuthentication() == null
                ? request.getClientID().getValue()
                : request.getClientAuthentication().getClientID().getValue();
    }
}
