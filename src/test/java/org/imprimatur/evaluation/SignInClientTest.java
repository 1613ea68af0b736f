package org.imprimatur.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInClientTest {
    private static IdentityProvider provider;
    private static SignInClient client;

    @BeforeAll
    static void start() {
        provider = IdentityProvider.start(0);
        client = SignInClient.start(0, provider.issuer(), "http://127.0.0.1:8080");
    }

    @AfterAll
    static void stop() {
        client.close();
        provider.close();
    }

    @Test
    void a_script_gets_a_persons_token_with_one_request() throws Exception {
        var claims = SignedJWT.parse(get("/token?person=priya").body().strip()).getJWTClaimsSet();

        assertThat(claims.getSubject()).isEqualTo("priya");
        assertThat(claims.getIssuer()).isEqualTo(provider.issuer());
        assertThat(claims.getStringClaim("acr")).isEqualTo(Acr.MULTI_FACTOR.value());
        assertThat(claims.getStringClaim("azp")).isEqualTo(SignInClient.CLIENT_ID);
    }

    @Test
    void a_script_can_sign_in_with_a_password_only() throws Exception {
        String token =
                get("/token?person=priya&acr=urn%3Aimprimatur%3Aacr%3Asingle").body();

        assertThat(SignedJWT.parse(token.strip()).getJWTClaimsSet().getStringClaim("acr"))
                .isEqualTo(Acr.SINGLE.value());
    }

    @Test
    void a_script_gets_a_services_token() throws Exception {
        String token = get("/token?service=cms-pipeline").body();

        assertThat(SignedJWT.parse(token.strip()).getJWTClaimsSet().getSubject())
                .isEqualTo("cms-pipeline");
    }

    @Test
    void nobody_unknown_gets_a_token() throws Exception {
        for (String path : new String[] {"/token", "/token?person=nobody", "/token?service=riley"}) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("Try /token?person=riley");
        }
    }

    @Test
    void a_page_under_another_name_gets_no_token() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(
                URI.create(client.address().replace("127.0.0.1", "localhost") + "/token?person=riley")));

        assertThat(answer.statusCode()).isEqualTo(421);
        assertThat(answer.body()).contains(client.address());
    }

    @Test
    void only_reading_is_offered() throws Exception {
        assertThat(send(HttpRequest.newBuilder(URI.create(client.address() + "/token?person=riley"))
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void the_page_knows_the_identity_provider_and_the_service_and_is_never_stored() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.body())
                .contains("Identities are not verified")
                .contains("issuer = '" + provider.issuer() + "'")
                .contains("service = 'http://127.0.0.1:8080'")
                .contains("code_challenge_method: 'S256'")
                .doesNotContain("@issuer@", "@client@", "@service@");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void graphiql_and_all_that_it_loads_come_from_this_machine() throws Exception {
        HttpResponse<String> page = get("/graphiql");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'");
        var loaded = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(loaded).hasSize(5).allMatch(file -> file.startsWith("/graphiql/"));
        for (String file : loaded) {
            HttpResponse<String> answer = get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.body().length()).as(file).isGreaterThan(500);
        }
        assertThat(get("/graphiql/graphiql.min.js").body()).contains("createFetcher");
        assertThat(get("/graphiql/../secrets").statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("value=\"riley\"");
    }

    @Test
    void no_foreign_page_asks_the_service_through_it() throws Exception {
        var asked = HttpRequest.newBuilder(URI.create(client.address() + "/graphiql/graphql"))
                .header("Authorization", "Bearer any")
                .header("Origin", "http://elsewhere.example")
                .POST(BodyPublishers.ofString("{}"));
        assertThat(send(asked).statusCode()).isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(URI.create(client.address() + "/graphiql/graphql"))
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(client.address() + path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
