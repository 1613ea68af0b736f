package org.imprimatur.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.Browser;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions with a real identity provider and the realm that is shipped for it: {@code mvn -Pkeycloak verify}. */
@Tag("keycloak")
@QuarkusTest
@QuarkusTestResource(RealServices.class)
@QuarkusTestResource(value = KeycloakServer.class, restrictToAnnotatedClass = true)
class KeycloakIT extends SessionContract {
    private static final String SAM = "00000000-0000-4000-8000-00000000000b";
    private static final String RILEY = "00000000-0000-4000-8000-00000000000c";
    private static final String PRIYA = "00000000-0000-4000-8000-00000000000d";
    private static final String DONE = "imprimatur.testing.keycloak.register-filled";

    /** The overlay's tokens live 15 seconds. */
    private static final Duration SEVERAL_TOKENS = Duration.ofSeconds(60);

    @Override
    void enrolEverybody() {
        if (System.getProperty(DONE) != null) {
            return;
        }
        enrol(SAM, "Sam Whitfield", Role.SUBMITTER);
        enrol(RILEY, "Riley Castellano", Role.PROGRAM_REVIEWER);
        enrol(PRIYA, "Priya Raman", Role.PRIVACY_OFFICER);
        System.setProperty(DONE, "true");
    }

    private void enrol(String subject, String printedName, Role role) {
        Register.enrol(program("adam"), KeycloakPages.issuer(), subject, printedName, false, List.of(role));
    }

    @Override
    HttpResponse<String> signInAtProvider(Browser browser, URI authorize, String person) {
        return KeycloakPages.signIn(browser, authorize, person);
    }

    @Override
    void signOutAtProvider(Browser browser, URI endSession) {
        var back = browser.get(endSession.toString());
        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        assertThat(Browser.location(back)).isEqualTo(URI.create(Browser.origin() + "/session"));
        var again = browser.get("/session/sign-in?return=/");
        assertThat(browser.follow(again).body())
                .as("the provider's session is over too")
                .contains("name=\"password\"");
    }

    @Override
    void endAtProvider(Browser browser) {
        KeycloakPages.signOutEverywhere(RILEY);
    }

    @Override
    Api program(String person) {
        return Api.with(KeycloakPages.token("program-of-tests", person));
    }

    @Override
    String strong() {
        return "urn:imprimatur:acr:multi-factor";
    }

    @Test
    void a_second_factor_is_asked_for_when_an_act_needs_it_and_not_before() {
        var browser = new Browser();
        signIn(browser, "riley", "/session");
        assertThat(browser.seen()).noneMatch(KeycloakPages::asksForASecondFactor);

        var toProvider = browser.get("/session/step-up?return=/session&max_age=600&acr_values=" + strong());
        var back = browser.follow(browser.follow(signInAtProvider(browser, Browser.location(toProvider), "riley")));

        assertThat(browser.seen()).anyMatch(KeycloakPages::asksForASecondFactor);
        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        assertThat(browser.fetch("/graphql", VIEWER).body()).contains(strong());
    }

    @Test
    void a_session_outlives_its_tokens_and_ends_with_the_account_at_the_provider() {
        var browser = new Browser();
        signIn(browser, "priya", "/session");
        String first = sessionCookies(browser);

        Awaitility.await()
                .atMost(SEVERAL_TOKENS)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    assertThat(browser.fetch("/graphql", VIEWER).statusCode()).isEqualTo(200);
                    assertThat(sessionCookies(browser)).as("refreshed").isNotEqualTo(first);
                });

        KeycloakPages.lock(PRIYA, true);
        try {
            Awaitility.await()
                    .atMost(SEVERAL_TOKENS)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(
                            () -> assertThat(browser.fetch("/graphql", VIEWER).statusCode())
                                    .isEqualTo(401));
        } finally {
            KeycloakPages.lock(PRIYA, false);
        }
    }

    private static String sessionCookies(Browser browser) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().startsWith(SESSION_COOKIE))
                .toList()
                .toString();
    }

    @Test
    void an_access_token_is_for_this_service_or_for_nothing() {
        assertThat(program("sam")
                        .execute("{ viewer { person { printedName } roles } }")
                        .getString("viewer.person.printedName"))
                .isEqualTo("Sam Whitfield");
        var stranger = new Browser()
                .post(
                        "/graphql",
                        VIEWER,
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        "Bearer " + KeycloakPages.token("stranger-of-tests", "sam"));
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body()).contains("NOT_SIGNED_IN");
    }
}
