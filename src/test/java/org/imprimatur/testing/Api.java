package org.imprimatur.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client of the product's API with somebody's real access token. */
public final class Api {
    private final String token;

    private Api(String token) {
        this.token = token;
    }

    /** As a demo person who signed in a moment ago with a second factor. */
    public static Api as(String person) {
        return new Api(SignIn.as(person));
    }

    public static Api with(String accessToken) {
        return new Api(accessToken);
    }

    public String token() {
        return token;
    }

    /** Executes an operation; the answer's {@code data}. Fails the test on a top-level error. */
    public JsonPath execute(String operation, Map<String, ?> variables) {
        JsonPath answer = send(operation, variables);
        assertThat(answer.getList("errors")).as("errors of " + operation).isNull();
        return answer.setRootPath("data");
    }

    public JsonPath execute(String operation) {
        return execute(operation, Map.of());
    }

    /** The whole answer, errors included. */
    public JsonPath send(String operation, Map<String, ?> variables) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .accept("application/json")
                .body(new LinkedHashMap<>(Map.of("query", operation, "variables", variables)))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
