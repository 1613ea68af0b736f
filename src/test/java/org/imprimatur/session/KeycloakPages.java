package org.imprimatur.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Browser;

/** What people and administrators do at Keycloak. Passwords and secrets are those of the overlay. */
final class KeycloakPages {
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");
    private static final String PASSWORD = "a password of tests";
    private static final int MOST_PAGES = 6;

    private KeycloakPages() {}

    static String issuer() {
        return System.getProperty(KeycloakServer.ISSUER, "");
    }

    /** Fills in whatever is asked for; answers what leads back to the service. */
    static HttpResponse<String> signIn(Browser browser, URI authorize, String person) {
        HttpResponse<String> page = browser.get(authorize.toString());
        for (int i = 0; i < MOST_PAGES; i++) {
            if (page.statusCode() == 302) {
                if (Browser.location(page).toString().startsWith(Browser.origin())) {
                    return page;
                }
                page = browser.follow(page);
            } else {
                page = browser.submit(
                        form(page),
                        asksForASecondFactor(page)
                                ? Map.of("otp", oneTimePassword(person))
                                : Map.of("username", person, "password", PASSWORD));
            }
        }
        throw new AssertionError("Keycloak does not come to an end: " + page.body());
    }

    static boolean asksForASecondFactor(HttpResponse<String> page) {
        return page.body().contains("name=\"otp\"");
    }

    private static URI form(HttpResponse<String> page) {
        var form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.statusCode() + " " + page.body()).isTrue();
        return URI.create(form.group(1).replace("&amp;", "&"));
    }

    /** An access token for a program that knows the person's password: only the tests' overlay lets one. */
    static String token(String client, String person) {
        var answer = new Browser()
                .submit(
                        URI.create(issuer() + "/protocol/openid-connect/token"),
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                client,
                                "username",
                                person,
                                "password",
                                PASSWORD,
                                "totp",
                                oneTimePassword(person),
                                "scope",
                                "openid"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Answer.of(answer.body()).getString("access_token");
    }

    /** Ends all sessions of a person, as an administrator does. */
    static void signOutEverywhere(String subject) {
        assertThat(administer("POST", "/users/" + subject + "/logout", "")).isEqualTo(204);
    }

    static void lock(String subject, boolean locked) {
        assertThat(administer("PUT", "/users/" + subject, "{\"enabled\": " + !locked + "}"))
                .isEqualTo(204);
    }

    private static int administer(String method, String path, String body) {
        String server = issuer().substring(0, issuer().indexOf("/realms/"));
        var answer = new Browser()
                .submit(
                        URI.create(server + "/realms/master/protocol/openid-connect/token"),
                        Map.of(
                                "grant_type", "password",
                                "client_id", "admin-cli",
                                "username", "administrator",
                                "password", System.getProperty(KeycloakServer.ADMINISTRATOR_PASSWORD, "")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var request = HttpRequest.newBuilder(URI.create(server + "/admin/realms/imprimatur" + path))
                .header("Authorization", "Bearer " + Answer.of(answer.body()).getString("access_token"))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    /** RFC 6238 with SHA-1, six digits and 30 seconds, under the secret that the overlay gives the person. */
    private static String oneTimePassword(String person) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(("the secret of " + person).getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(Instant.now().getEpochSecond() / 30)
                    .array());
            int offset = hash[hash.length - 1] & 0xf;
            int code = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff;
            return "%06d".formatted(code % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-1", e);
        }
    }
}
