package org.imprimatur.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import org.imprimatur.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdentityProviderTest {
    private static final String CHALLENGED =
            "/authorize?response_type=code&client_id=c&scope=openid&state=s&nonce=n&redirect_uri=http://127.0.0.1/x"
                    + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    private static IdentityProvider provider;
    private static CodeFlow flow;

    @BeforeAll
    static void start() {
        provider = IdentityProvider.start(0);
        flow = new CodeFlow(provider.issuer());
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Test
    void a_signed_token_says_who_signed_in_when_how_and_as_what() throws Exception {
        long before = Instant.now().getEpochSecond();
        SignedJWT token = SignedJWT.parse(
                flow.accessToken("a-client", Map.of("person", "riley", "acr", Acr.MULTI_FACTOR.value())));

        JWKSet keys = JWKSet.parse(get("/jwks").body());
        assertThat(token.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(provider.issuer());
        assertThat(claims.getSubject()).isEqualTo("riley");
        assertThat(claims.getAudience()).containsExactly(IdentityProvider.AUDIENCE);
        assertThat(claims.getStringListClaim("groups")).containsExactly(Role.PROGRAM_REVIEWER.name());
        assertThat(claims.getStringClaim("acr")).isEqualTo("urn:imprimatur:acr:multi-factor");
        assertThat(claims.getStringListClaim("amr")).containsExactly("pwd", "otp");
        assertThat(claims.getLongClaim("auth_time"))
                .isBetween(before, Instant.now().getEpochSecond());
        assertThat(claims.getStringClaim("sid")).isNotBlank();
        assertThat(claims.getStringClaim("azp")).isEqualTo("a-client");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("a-client");
    }

    @Test
    void two_sign_ins_are_two_sessions() throws Exception {
        assertThat(claims("sam").path("sid")).isNotEqualTo(claims("sam").path("sid"));
    }

    @Test
    void every_role_can_be_signed_in_as_by_somebody() {
        assertThat(DemoPerson.ALL.stream().flatMap(person -> person.roles().stream()))
                .contains(Role.values());
    }

    @Test
    void the_page_offers_everybody_and_says_that_nobody_is_verified() throws Exception {
        String page = get(CHALLENGED).body();

        assertThat(page).contains("Identities are not verified");
        assertThat(DemoPerson.ALL)
                .allSatisfy(person -> assertThat(page)
                        .contains("<button name=\"person\" value=\"" + person.id() + "\">")
                        .contains(person.name()));
    }

    @Test
    void a_client_can_ask_for_a_level_and_the_page_offers_it_first() throws Exception {
        assertThat(get(CHALLENGED + "&acr_values=" + Acr.SINGLE.value()).body())
                .contains("value=\"urn:imprimatur:acr:single\" checked");
    }

    @Test
    void the_page_shows_the_clients_name_as_text() throws Exception {
        assertThat(get(CHALLENGED.replace("client_id=c", "client_id=%3Cscript%3E"))
                        .body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void a_sign_in_without_a_challenge_is_refused() throws Exception {
        assertThat(get(CHALLENGED.replaceAll("&code_challenge=[^&]*", "")).statusCode())
                .isEqualTo(400);
        assertThat(get(CHALLENGED.replace("S256", "plain")).statusCode()).isEqualTo(400);
    }

    @Test
    void a_code_without_its_verifier_gives_no_token() throws Exception {
        for (String verifier : new String[] {"", "&code_verifier=" + "w".repeat(43)}) {
            HttpResponse<String> signedIn = post(CHALLENGED, "person=riley");
            String code =
                    signedIn.headers().firstValue("Location").orElseThrow().replaceAll(".*code=([^&]*).*", "$1");

            HttpResponse<String> answer = post(
                    "/token",
                    "grant_type=authorization_code&client_id=c&redirect_uri=http://127.0.0.1/x&code=" + code
                            + verifier);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("invalid_grant").doesNotContain("access_token");
        }
    }

    @Test
    void a_redirect_to_another_machine_is_refused() throws Exception {
        assertThat(get(CHALLENGED.replace("http://127.0.0.1/x", "https://elsewhere.example/x"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void grants_without_a_sign_in_are_refused() throws Exception {
        assertThat(post("/token", "grant_type=password&client_id=c&username=riley&password=x")
                        .body())
                .contains("unsupported_grant_type");
        assertThat(get("/debugger").statusCode()).isEqualTo(404);
    }

    @Test
    void under_another_name_there_is_no_issuer() throws Exception {
        String other = provider.issuer().replace("127.0.0.1", "localhost");

        assertThat(send(HttpRequest.newBuilder(URI.create(other + "/.well-known/openid-configuration")))
                        .statusCode())
                .isEqualTo(421);
    }

    @Test
    void a_service_gets_a_token_of_its_own_without_a_time_of_sign_in() throws Exception {
        JsonNode claims = payload(flow.serviceToken("cms-pipeline"));

        assertThat(claims.path("sub").asText()).isEqualTo("cms-pipeline");
        assertThat(claims.path("groups").path(0).asText()).isEqualTo("PUBLISHER");
        assertThat(claims.has("auth_time")).isFalse();
    }

    @Test
    void a_busy_port_is_named() {
        int port = URI.create(provider.issuer()).getPort();

        assertThatThrownBy(() -> IdentityProvider.start(port).close()).isInstanceOf(CannotStart.class);
    }

    private static JsonNode claims(String person) throws Exception {
        return payload(flow.accessToken("c", Map.of("person", person)));
    }

    private static JsonNode payload(String token) throws Exception {
        return new ObjectMapper().readTree(java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(provider.issuer() + path)));
    }

    private static HttpResponse<String> post(String path, String form) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(provider.issuer() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
