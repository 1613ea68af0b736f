package org.imprimatur.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A client of the product's API with somebody's real access token. */
public final class Api {
    /** Well below what any test takes for a recent sign-in. */
    private static final Duration A_MOMENT = Duration.ofSeconds(60);

    private static final Map<String, SignedIn> SIGNED_IN = new ConcurrentHashMap<>();

    private final String token;

    private record SignedIn(String token, Instant at) {}

    private Api(String token) {
        this.token = token;
    }

    /** As a demo person who signed in a moment ago with a second factor. */
    public static Api as(String person) {
        Instant now = Instant.now();
        return new Api(SIGNED_IN
                .compute(
                        person,
                        (who, before) -> before == null || before.at().isBefore(now.minus(A_MOMENT))
                                ? new SignedIn(SignIn.as(who), now)
                                : before)
                .token());
    }

    public static Api with(String accessToken) {
        return new Api(accessToken);
    }

    public String token() {
        return token;
    }

    /** Executes an operation; the answer's {@code data}. Fails the test on a top-level error. */
    public Answer execute(String operation, Map<String, ?> variables) {
        Answer answer = send(operation, variables);
        assertThat(answer.getList("errors")).as("errors of " + operation).isNull();
        return answer.at("data");
    }

    public Answer execute(String operation) {
        return execute(operation, Map.of());
    }

    /** The whole answer, errors included. */
    public Answer send(String operation, Map<String, ?> variables) {
        return Answer.of(given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .accept("application/json")
                .body(Answer.text(Map.of("query", operation, "variables", variables)))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
