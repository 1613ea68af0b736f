package org.imprimatur.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.imprimatur.evaluation.IdentityProvider;
import org.imprimatur.testing.Browser;
import org.imprimatur.testing.EvaluationPages;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.SignIn;
import org.junit.jupiter.api.Test;

/** The identity provider is not there when the service starts, comes, and goes away in the middle of a sign-in. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
@QuarkusTestResource(value = ProviderAwayTest.Away.class, restrictToAnnotatedClass = true)
class ProviderAwayTest {
    private static final String ADDRESS = "quarkus.oidc.auth-server-url";

    /** After the other services, so that the address that it gives stays. */
    public static final class Away implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return Map.of(ADDRESS, "http://127.0.0.1:" + free.getLocalPort() + "/imprimatur");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {}

        @Override
        public int order() {
            return 1;
        }
    }

    @Test
    void everybody_is_told_to_try_again_for_as_long_as_it_is_away_and_nobody_that_their_token_is_bad() {
        URI provider = URI.create(ConfigProvider.getConfig().getValue(ADDRESS, String.class));
        var browser = new Browser();
        isAway(browser.get("/session/sign-in?return=/"));
        isAway(browser.get("/graphql?query=%7Bviewer%7Bid%7D%7D", "Authorization", "Bearer " + SignIn.as("riley")));

        HttpResponse<String> wayBack;
        try (IdentityProvider there = IdentityProvider.start(provider.getPort())) {
            assertThat(there.issuer()).isEqualTo(provider.toString());
            var led = Awaitility.await()
                    .until(() -> browser.get("/session/sign-in?return=/session"), answer -> answer.statusCode() == 302);
            var back = EvaluationPages.signIn(browser, Browser.location(led), "riley", "{}");
            assertThat(browser.follow(back).statusCode()).isEqualTo(302);

            led = browser.get("/session/sign-in?return=/");
            wayBack = EvaluationPages.signIn(browser, Browser.location(led), "riley", "{}");
        }
        isAway(browser.follow(wayBack));
    }

    private static void isAway(HttpResponse<String> answer) {
        assertThat(answer.body()).contains("PROVIDER_UNAVAILABLE");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
