package org.imprimatur.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs in over HTTP as a browser would: authorization code flow with PKCE, state and nonce, the sign-in page's form, the
 * token endpoint. For scripts and tests.
 */
public final class CodeFlow {
    private static final String REDIRECT = "http://127.0.0.1/signed-in";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String issuer;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final SecureRandom random = new SecureRandom();

    public CodeFlow(String issuer) {
        this.issuer = issuer;
    }

    /**
     * The access token of a new sign-in.
     *
     * @param client the client that asks, {@code azp} of the token
     * @param login the fields of the sign-in page's form: {@code person}, {@code acr}, and optionally {@code claims}
     * @throws IllegalStateException when the identity provider refuses, with its words
     */
    public String accessToken(String client, Map<String, String> login) {
        String verifier = randomText();
        String state = randomText();
        String nonce = randomText();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client);
        query.put("redirect_uri", REDIRECT);
        query.put("scope", "openid");
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        URI authorize = URI.create(issuer + "/authorize?" + form(query));
        expect(200, send(HttpRequest.newBuilder(authorize).GET()));
        HttpResponse<String> signedIn = expect(302, send(post(authorize, login)));
        JsonNode tokens = tokens(Map.of(
                "grant_type", "authorization_code",
                "client_id", client,
                "redirect_uri", REDIRECT,
                "code", code(signedIn, state),
                "code_verifier", verifier));
        refuseOtherNonce(tokens.path("id_token").asText(), nonce);
        return tokens.path("access_token").asText();
    }

    /** The access token of a service, by the client credentials grant. */
    public String serviceToken(String client) {
        return tokens(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", "not-verified"))
                .path("access_token")
                .asText();
    }

    private JsonNode tokens(Map<String, String> request) {
        try {
            return json.readTree(expect(200, send(post(URI.create(issuer + "/token"), request)))
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(HttpResponse<String> signedIn, String state) {
        URI location = URI.create(signedIn.headers().firstValue("Location").orElseThrow());
        Map<String, String> answer = java.util.stream.Stream.of(
                        location.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        if (!state.equals(answer.get("state"))) {
            throw new IllegalStateException("The answer belongs to another sign-in: " + location);
        }
        String code = answer.get("code");
        if (code == null) {
            throw new IllegalStateException("The sign-in was refused: " + location);
        }
        return code;
    }

    private void refuseOtherNonce(String idToken, String nonce) {
        try {
            String payload = idToken.split("\\.", -1)[1];
            if (!json.readTree(Base64.getUrlDecoder().decode(payload))
                    .path("nonce")
                    .asText()
                    .equals(nonce)) {
                throw new IllegalStateException("The ID token belongs to another sign-in.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new IllegalStateException("The identity provider answered " + response.statusCode() + " instead of "
                    + status + ": " + response.body());
        }
        return response;
    }

    private static HttpRequest.Builder post(URI address, Map<String, String> fields) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The sign-in was interrupted.", e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String randomText() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
