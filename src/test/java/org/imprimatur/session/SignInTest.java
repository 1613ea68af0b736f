package org.imprimatur.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.imprimatur.testing.Browser;
import org.imprimatur.testing.EvaluationPages;
import org.imprimatur.testing.LogCapture;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to the identity provider and back, when somebody meddles with it or something goes wrong. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class SignInTest {
    private static final String MARK = "Zq7meddled";

    private final Browser browser = new Browser();

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "https://evil.example/",
                "https:evil.example",
                "HTTPS://evil.example",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "/\t/evil.example",
                "\t//evil.example",
                "/\n/evil.example",
                "/\r\nSet-Cookie: a=b",
                " /session",
                "/session ",
                "/a\u0000b",
                "/a\u007fb",
                "/\u00e4",
                "/\u2028",
                "/\uff0f/evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                ".evil.example",
                "@evil.example",
                "?x"
            })
    void nobody_is_led_anywhere_but_to_a_path_of_this_service(String elsewhere) {
        for (String door : List.of("sign-in", "step-up")) {
            for (String mark : List.of("", "&back=1")) {
                var answer = browser.get("/session/" + door + "?return=" + Browser.encoded(elsewhere) + mark);

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(answer.body()).contains("RETURN_PATH_INVALID").doesNotContain("evil");
            }
        }
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void without_a_place_to_return_to_nobody_is_led_away() {
        assertThat(browser.get("/session/sign-in").statusCode()).isEqualTo(400);
        assertThat(browser.get("/session/step-up?return=" + "/a".repeat(501)).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_age=-1", "max_age=a", "max_age=100000", "acr_values=a%0Ab", "acr_values=%20a"})
    void a_step_up_that_no_refusal_asked_for_is_refused(String parameter) {
        var answer = browser.get("/session/step-up?return=/&" + parameter);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("STEP_UP_INVALID");
    }

    @Test
    void the_answer_to_a_sign_in_is_good_once_and_in_the_browser_that_began_it() {
        URI callback = callback("riley", "{}");
        var stranger = new Browser();

        assertFailed(stranger, stranger.get(callback.toString()));
        assertThat(browser.get(callback.toString()).statusCode()).isEqualTo(302);
        assertThat(browser.get("/session").body()).contains("\"signedIn\":true");
        assertThat(browser.get(callback.toString()).body()).as("a second time").contains("SIGN_IN_FAILED");
    }

    @Test
    void a_forged_or_missing_state_or_code_signs_nobody_in() {
        String callback = callback("riley", "{}").toString();
        String state = Browser.parameter(URI.create(callback), "state");

        for (String forged : List.of(
                callback.replace("state=" + state, "state=" + state.replaceAll("[0-9]", "1")),
                callback.replace("state=" + state, "state="),
                callback.replace("&state=" + state, "").replace("state=" + state + "&", ""),
                callback + "&state=" + MARK,
                Browser.origin() + "/session/signed-in",
                Browser.origin() + "/session/signed-in?code=" + MARK + "&state=" + MARK)) {
            var answer = browser.get(forged);
            assertThat(answer.statusCode()).as(forged).isEqualTo(400);
            assertThat(answer.body()).contains("SIGN_IN_FAILED").doesNotContain(MARK);
            assertThat(browser.get("/session").body()).as(forged).contains("\"signedIn\":false");
        }
    }

    @Test
    void another_code_is_not_taken() {
        String callback = callback("riley", "{}").toString();
        String code = Browser.parameter(URI.create(callback), "code");

        assertFailed(browser, browser.get(callback.replace("code=" + code, "code=" + MARK)));
    }

    @Test
    void a_token_of_another_sign_in_or_for_somebody_else_is_not_taken() {
        for (String claims : List.of(
                "{\"nonce\": \"another\"}",
                "{\"aud\": \"somebody-else\"}",
                "{\"iss\": \"https://else.example\"}",
                "{\"exp\": 1700000000}")) {
            assertFailed(browser, browser.get(callback("riley", claims).toString()));
        }
    }

    @Test
    void what_the_provider_says_about_a_failure_is_neither_shown_nor_logged() {
        String state = Browser.parameter(Browser.location(browser.get("/session/sign-in?return=/")), "state");
        HttpResponse<String> page;
        List<String> logged;
        try (LogCapture logs = new LogCapture()) {
            page = browser.get(
                    "/session/signed-in?error=access_denied&error_description=%3Cscript%3E" + MARK + "&state=" + state,
                    "Accept",
                    "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
            logged = logs.lines();
        }

        assertFailed(browser, page);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body()).contains("Begin again", "SIGN_IN_FAILED").doesNotContain(MARK, "<script");
        assertThat(logged).noneMatch(line -> line.contains(MARK));
    }

    @Test
    void a_provider_that_does_not_do_what_was_asked_leads_to_an_explanation_and_not_in_circles() {
        var toProvider = browser.get("/session/step-up?return=/&acr_values=urn:example:hardware&max_age=60");
        var callback = browser.follow(EvaluationPages.signIn(
                browser, Browser.location(toProvider), "riley", "{\"acr\": \"urn:example:none\"}"));

        var answer = browser.follow(callback);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("STEP_UP_NOT_REACHED");
        assertThat(browser.get("/session").body()).contains("\"signedIn\":true");
    }

    @Test
    void a_cookie_that_is_good_no_more_does_not_stand_in_the_way_of_a_sign_in() {
        var answer = browser.get("/session/sign-in?return=/", "Cookie", "q_session_browser=broken");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("q_session_browser=;") && cookie.contains("Max-Age=0"));
    }

    @Test
    void who_sends_an_access_token_is_led_nowhere() {
        for (String token : List.of(SignIn.as("riley"), "broken", "a.b.c")) {
            for (String door : List.of("/session/sign-in?return=/", "/session/step-up?return=/", "/session/sign-out")) {
                var answer = browser.get(door, "Authorization", "Bearer " + token);
                assertThat(answer.statusCode()).as(door).isBetween(400, 401);
                assertThat(answer.headers().firstValue("Location")).isEmpty();
            }
        }
        assertThat(browser.get("/session", "Authorization", "Bearer " + SignIn.as("riley"))
                        .body())
                .as("a token is no session")
                .contains("\"signedIn\":false");
    }

    private URI callback(String person, String claims) {
        var toProvider = browser.get("/session/sign-in?return=/session");
        return Browser.location(EvaluationPages.signIn(browser, Browser.location(toProvider), person, claims));
    }

    private static void assertFailed(Browser browser, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("SIGN_IN_FAILED").doesNotContain(MARK);
        assertThat(browser.cookies()).noneMatch(cookie -> cookie.getName().startsWith("q_session"));
    }
}
