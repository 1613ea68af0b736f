package org.imprimatur.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.imprimatur.testing.Browser;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.junit.jupiter.api.Test;

/** A service that is set up for programs only. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
@QuarkusTestResource(value = WithoutSessionsTest.NoClient.class, restrictToAnnotatedClass = true)
class WithoutSessionsTest {
    /** After the other services, so that what it takes away stays away. */
    public static final class NoClient implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("imprimatur.session.client-id", "");
        }

        @Override
        public void stop() {}

        @Override
        public int order() {
            return 1;
        }
    }

    private final Browser browser = new Browser();

    @Test
    void there_is_nothing_at_the_addresses_of_sessions_and_a_cookie_means_nothing() {
        Register.enrolEverybody();
        for (String door : List.of(
                "/session",
                "/session/sign-in?return=/",
                "/session/step-up?return=/",
                "/session/signed-in?code=a&state=b",
                "/session/sign-out")) {
            for (String cookie : List.of("a=b", "q_session_browser=x", "q_auth_browser_b=b|x")) {
                var answer = browser.get(door, "Cookie", cookie);
                assertThat(answer.statusCode()).as(door).isEqualTo(404);
                assertThat(answer.body()).contains("NOT_FOUND");
            }
        }
        assertThat(browser.post(
                                "/session/back-channel-logout",
                                "logout_token=a.b.c",
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.post("/session/sign-out", "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/graphql?query=%7Bviewer%7Bid%7D%7D", "Cookie", "q_session_browser=x")
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser.get(
                                "/graphql?query=%7Bviewer%7Bid%7D%7D",
                                "Authorization", "Bearer " + SignIn.as("riley"), "Cookie", "q_session_browser=x")
                        .statusCode())
                .isEqualTo(200);
    }
}
