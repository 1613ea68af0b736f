package org.imprimatur.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.MockWebServer;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the library's own endpoints. It shows the sign-in page, turns the choice into the claims of that login,
 * and refuses what the library would let pass: requests without PKCE (the library compares a verifier only if one is
 * sent), other hosts (the library derives the issuer from the Host header), redirects that leave this machine, and
 * grants without a login.
 */
final class SignInGate implements Function1<OAuth2HttpRequest, OAuth2HttpResponse> {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");
    private static final Set<String> PASSED_ON = Set.of("/.well-known/openid-configuration", "/jwks", "/endsession");

    private final OAuth2HttpRequestHandler library;
    private final MockWebServer server;
    private final ObjectMapper json = new ObjectMapper();

    SignInGate(OAuth2Config config, MockWebServer server) {
        this.library = new OAuth2HttpRequestHandler(config);
        this.server = server;
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        forgetRecordedRequest();
        HttpUrl url = request.getUrl();
        if (!url.host().equals(Loopback.HOST) || url.port() != server.getPort()) {
            return text(421, "Use the address http://" + Loopback.HOST + ":" + server.getPort() + ".");
        }
        String prefix = "/" + IdentityProvider.ISSUER_ID;
        String path = url.encodedPath();
        if (!path.startsWith(prefix)) {
            return text(404, "Nothing here.");
        }
        String endpoint = path.substring(prefix.length());
        if (request.getMethod().equals("OPTIONS") || PASSED_ON.contains(endpoint)) {
            return pass(request);
        }
        return switch (endpoint) {
            case "/authorize" -> authorize(request);
            case "/token" -> token(request);
            default -> text(404, "Nothing here.");
        };
    }

    private OAuth2HttpResponse authorize(OAuth2HttpRequest request) {
        HttpUrl url = request.getUrl();
        Optional<String> wrong = whatIsWrong(url);
        if (wrong.isPresent()) {
            return text(400, wrong.get());
        }
        if (!request.getMethod().equals("POST")) {
            return html(new LoginPage(parameter(url, "client_id"), parameter(url, "acr_values")).render());
        }
        String username = request.getFormParameters().get("person");
        if (username == null || username.isBlank()) {
            return text(400, "The form field person is missing.");
        }
        try {
            return pass(withLogin(request, username));
        } catch (JsonProcessingException e) {
            return text(400, "The form field claims must hold a JSON object.");
        }
    }

    private static Optional<String> whatIsWrong(HttpUrl url) {
        if (!"code".equals(url.queryParameter("response_type"))) {
            return Optional.of("response_type must be code.");
        }
        if (!"S256".equals(url.queryParameter("code_challenge_method"))
                || parameter(url, "code_challenge").isEmpty()) {
            return Optional.of("PKCE is required: send code_challenge with code_challenge_method=S256 (RFC 7636).");
        }
        HttpUrl redirect = HttpUrl.parse(parameter(url, "redirect_uri"));
        if (redirect == null || !LOOPBACK.contains(redirect.host())) {
            return Optional.of("redirect_uri must lead to this machine (127.0.0.1 or localhost).");
        }
        return Optional.empty();
    }

    private OAuth2HttpResponse token(OAuth2HttpRequest request) {
        OAuth2HttpRequest.Parameters form = request.getFormParameters();
        String grant = form.get("grant_type");
        if ("authorization_code".equals(grant) && form.get("code_verifier") == null) {
            return error("invalid_grant", "PKCE is required: code_verifier is missing (RFC 7636).");
        }
        if (!Set.of("authorization_code", "refresh_token", "client_credentials").contains(String.valueOf(grant))) {
            return error("unsupported_grant_type", "authorization_code, refresh_token and client_credentials only.");
        }
        return pass(request);
    }

    /** The same request with what the library expects from a login form: a user name and the claims of this login. */
    private OAuth2HttpRequest withLogin(OAuth2HttpRequest request, String username) throws JsonProcessingException {
        String body = "username=" + encode(username) + "&claims=" + encode(json.writeValueAsString(claims(request)));
        return request.copy(request.getHeaders(), request.getMethod(), request.getOriginalUrl(), body);
    }

    private Map<String, Object> claims(OAuth2HttpRequest request) throws JsonProcessingException {
        OAuth2HttpRequest.Parameters form = request.getFormParameters();
        Acr acr = Stream.of(Acr.values())
                .filter(known -> known.value().equals(form.get("acr")))
                .findFirst()
                .orElse(Acr.SINGLE);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("auth_time", Instant.now().getEpochSecond());
        claims.put("acr", acr.value());
        claims.put("amr", acr.amr());
        claims.put("sid", UUID.randomUUID().toString());
        DemoPerson.of(String.valueOf(form.get("person"))).ifPresent(person -> {
            claims.put("name", person.name());
            claims.put("groups", person.roles().stream().map(Role::name).toList());
        });
        // Nobody is verified here, so a script may also say outright what the token should hold.
        String more = form.get("claims");
        if (more != null) {
            // Not readerForUpdating: that adds to lists that are there instead of replacing them.
            claims.putAll(json.readValue(more, new TypeReference<Map<String, Object>>() {}));
            claims.values().removeIf(Objects::isNull);
        }
        return claims;
    }

    /** The web server keeps every request for tests that would ask for it. */
    private void forgetRecordedRequest() {
        try {
            server.takeRequest();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private OAuth2HttpResponse pass(OAuth2HttpRequest request) {
        return library.getAuthorizationServer().invoke(request);
    }

    private static String parameter(HttpUrl url, String name) {
        @Nullable String value = url.queryParameter(name);
        return value == null ? "" : value;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private OAuth2HttpResponse error(String code, String description) {
        return response(
                400,
                "application/json",
                json.createObjectNode()
                        .put("error", code)
                        .put("error_description", description)
                        .toString());
    }

    private static OAuth2HttpResponse text(int status, String sentence) {
        return response(status, "text/plain; charset=utf-8", sentence + "\n");
    }

    private static OAuth2HttpResponse html(String page) {
        return response(200, "text/html; charset=utf-8", page);
    }

    private static OAuth2HttpResponse response(int status, String type, String body) {
        return new OAuth2HttpResponse(
                Headers.of("Content-Type", type, "Cache-Control", "no-store", "X-Frame-Options", "DENY"),
                status,
                body,
                null);
    }
}
