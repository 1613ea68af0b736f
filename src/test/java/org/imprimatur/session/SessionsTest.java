package org.imprimatur.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.evaluation.Acr;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.Browser;
import org.imprimatur.testing.EvaluationPages;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.Test;

/** Sessions with the evaluation's identity provider, whose tokens can be made to say anything. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class SessionsTest extends SessionContract {
    private static final String LOGOUT = "\"events\": {\"http://schemas.openid.net/event/backchannel-logout\": {}}";

    private final Map<Browser, String> sids = new ConcurrentHashMap<>();

    @Override
    void enrolEverybody() {
        Register.enrolEverybody();
    }

    @Override
    HttpResponse<String> signInAtProvider(Browser browser, URI authorize, String person) {
        return signIn(browser, authorize, person, "{}");
    }

    @Override
    void signOutAtProvider(Browser browser, URI endSession) {
        assertThat(Browser.location(browser.get(endSession.toString())).toString())
                .startsWith(Browser.origin() + "/session");
    }

    @Override
    void endAtProvider(Browser browser) {
        assertThat(backChannel(logoutToken("{\"sid\": \"" + sidOf(browser) + "\", " + LOGOUT + "}")))
                .isEqualTo(200);
    }

    @Override
    Api program(String person) {
        return Api.as(person);
    }

    @Override
    String strong() {
        return Acr.MULTI_FACTOR.value();
    }

    @Test
    void the_session_says_what_the_token_says() {
        var browser = signedIn("sam", "{\"groups\": [\"SUBMITTER\", \"COUNSEL\"]}");

        var viewer = Answer.of(browser.fetch("/graphql", VIEWER).body()).at("data.viewer");
        assertThat(viewer.getString("authentication.acr")).isEqualTo(Acr.SINGLE.value());
        assertThat(viewer.getList("authentication.amr")).containsExactly("pwd");
        assertThat(viewer.getList("roles"))
                .as("a role counts only with an authority in the register")
                .containsExactly("SUBMITTER");
    }

    @Test
    void tokens_too_long_for_one_cookie_are_spread_over_several() throws JsonProcessingException {
        var groups = IntStream.range(0, 200)
                .mapToObj(i -> "GROUP-" + i + "-" + UUID.randomUUID())
                .toList();
        var browser = signedIn("riley", new ObjectMapper().writeValueAsString(Map.of("groups", groups)));

        assertThat(browser.cookies().stream()
                        .filter(cookie -> cookie.getName().startsWith(SESSION_COOKIE))
                        .toList())
                .hasSizeGreaterThan(2)
                .allMatch(
                        cookie -> cookie.getValue().length() + cookie.getName().length() < 4096);
        assertThat(browser.fetch("/graphql", VIEWER).statusCode()).isEqualTo(200);
        assertThat(browser.fetch("/session/sign-out", "{}").statusCode()).isEqualTo(200);
        browser.get("/session/sign-out");
        assertThat(browser.cookies()).noneMatch(cookie -> cookie.getName().startsWith(SESSION_COOKIE));
    }

    @Test
    void a_session_ends_when_nobody_used_it_and_in_any_case_after_its_time() throws SQLException {
        for (String past : List.of(
                "seen_at = seen_at - interval '31 minutes', started_at = started_at - interval '1 hour'",
                "started_at = started_at - interval '10 hours'")) {
            var browser = signedIn("riley", "{}");
            assertThat(browser.fetch("/graphql", VIEWER).statusCode()).isEqualTo(200);

            change(browser, past);

            var answer = browser.fetch("/graphql", VIEWER);
            assertThat(answer.statusCode()).as(past).isEqualTo(401);
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.startsWith(SESSION_COOKIE) && cookie.contains("Max-Age=0"));
            assertThat(browser.get("/session").body()).contains("\"signedIn\":false");
        }
    }

    @Test
    void a_session_that_is_used_is_kept_and_asking_for_it_is_no_use() throws SQLException {
        var browser = signedIn("riley", "{}");
        change(browser, "seen_at = seen_at - interval '29 minutes', started_at = started_at - interval '1 hour'");

        assertThat(browser.get("/session").body()).contains("\"signedIn\":true");
        assertThat(wasSeenJustNow(browser)).isEqualTo("f");

        assertThat(browser.fetch("/graphql", VIEWER).statusCode()).isEqualTo(200);
        assertThat(wasSeenJustNow(browser)).isEqualTo("t");
    }

    private String wasSeenJustNow(Browser browser) throws SQLException {
        return Superuser.one("select seen_at > clock_timestamp() - interval '1 minute' from imprimatur.browser_session"
                + " where provider_session = '" + providerSession(browser) + "'");
    }

    @Test
    void an_id_token_that_has_expired_and_cannot_be_refreshed_is_a_401_and_no_redirect() {
        long almostOver = Instant.now().getEpochSecond() + 2;
        var browser = signedIn("riley", "{\"exp\": " + almostOver + "}");

        Awaitility.await().untilAsserted(() -> {
            var answer = browser.fetch("/graphql", VIEWER);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("NOT_SIGNED_IN");
        });
        assertThat(Browser.location(browser.get("/session/sign-in?return=/")).toString())
                .startsWith(RealServices.issuer());
    }

    @Test
    void a_logout_token_ends_the_sessions_that_it_names_or_all_of_the_account() {
        String somebody = "leaver-" + UUID.randomUUID();
        var one = signedIn(somebody, "{}");
        var two = signedIn(somebody, "{}");

        assertThat(backChannel(logoutToken("{\"sid\": \"" + sidOf(one) + "\", " + LOGOUT + "}")))
                .isEqualTo(200);
        assertThat(one.get("/session").body()).contains("\"signedIn\":false");
        assertThat(two.get("/session").body()).contains("\"signedIn\":true");

        assertThat(backChannel(logoutToken("{\"sub\": \"" + somebody + "\", \"sid\": null, " + LOGOUT + "}")))
                .isEqualTo(200);
        assertThat(two.get("/session").body()).contains("\"signedIn\":false");
    }

    @Test
    void what_is_no_logout_token_of_the_provider_for_this_client_ends_nothing() {
        var browser = signedIn("riley", "{}");
        String sid = "\"sid\": \"" + sidOf(browser) + "\"";
        String good = logoutToken("{" + sid + ", " + LOGOUT + "}");

        assertThat(backChannel("")).isEqualTo(400);
        assertThat(backChannel("a.b.c")).isEqualTo(400);
        assertThat(backChannel("%zz")).isEqualTo(400);
        assertThat(backChannel(good + "&logout_token=" + good)).isEqualTo(400);
        assertThat(backChannel(good.substring(0, good.length() - 5))).isEqualTo(400);
        assertThat(backChannel(logoutToken("{" + sid + "}"))).as("no event").isEqualTo(400);
        assertThat(backChannel(logoutToken("{" + sid + ", \"nonce\": \"n\", " + LOGOUT + "}")))
                .as("an ID token")
                .isEqualTo(400);
        assertThat(backChannel(logoutToken("{" + sid + ", \"aud\": \"somebody-else\", " + LOGOUT + "}")))
                .isEqualTo(400);
        assertThat(backChannel(logoutToken("{" + sid + ", \"iss\": \"https://else.example\", " + LOGOUT + "}")))
                .isEqualTo(400);
        assertThat(backChannel(logoutToken("{" + sid + ", \"exp\": 1700000000, " + LOGOUT + "}")))
                .isEqualTo(400);
        assertThat(backChannel(SignIn.as("riley"))).as("an access token").isEqualTo(400);
        assertThat(browser.get("/session").body()).contains("\"signedIn\":true");
    }

    /** A code flow without a nonce, so that its ID token may be a logout token. */
    private static String logoutToken(String claims) {
        return EvaluationPages.idToken("imprimatur-browser", claims);
    }

    private static int backChannel(String token) {
        return new Browser()
                .post(
                        "/session/back-channel-logout",
                        "logout_token=" + token,
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .statusCode();
    }

    private Browser signedIn(String person, String claims) {
        var browser = new Browser();
        var toProvider = browser.get("/session/sign-in?return=/session");
        var callback = browser.follow(signIn(browser, Browser.location(toProvider), person, claims));
        assertThat(callback.statusCode()).as(callback.body()).isEqualTo(302);
        return browser;
    }

    private HttpResponse<String> signIn(Browser browser, URI authorize, String person, String claims) {
        String sid = UUID.randomUUID().toString();
        sids.put(browser, sid);
        return EvaluationPages.signIn(
                browser,
                authorize,
                person,
                "{\"sid\": \"" + sid + "\"" + (claims.equals("{}") ? "}" : ", " + claims.substring(1)));
    }

    private String sidOf(Browser browser) {
        return Objects.requireNonNull(sids.get(browser));
    }

    private void change(Browser browser, String assignment) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            assertThat(sql.executeUpdate("update imprimatur.browser_session set " + assignment
                            + " where provider_session = '" + providerSession(browser) + "'"))
                    .isEqualTo(1);
        }
    }

    private String providerSession(Browser browser) {
        String issuer = RealServices.issuer();
        return "\\x"
                + Sha256.of(issuer.length() + " " + issuer + " " + sidOf(browser))
                        .hex();
    }
}
