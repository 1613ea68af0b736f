package org.imprimatur.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The product's public API, as one signed-in person sees it. */
final class ProductApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String service;
    private final String token;

    /** @param token an access token of the person */
    ProductApi(String service, String token) {
        this.service = service;
        this.token = token;
    }

    /**
     * Runs one GraphQL operation that has one root field, and answers the value of that field.
     *
     * @throws CannotStart when the product answers with errors or refuses the act
     */
    JsonNode graphql(String operation, Map<String, ?> variables) {
        String body = JSON.valueToTree(Map.of("query", operation, "variables", variables))
                .toString();
        JsonNode answer = send(HttpRequest.newBuilder(URI.create(service + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        if (answer.has("errors")) {
            throw refused(answer.path("errors"));
        }
        JsonNode field = answer.path("data").elements().next();
        if (!field.path("userErrors").isEmpty()) {
            throw refused(field.path("userErrors"));
        }
        return field;
    }

    /** Uploads bytes and answers {@code uploadId}, {@code sha256} and {@code byteSize}. */
    JsonNode upload(byte[] bytes) {
        return send(HttpRequest.newBuilder(URI.create(service + "/content"))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    private static CannotStart refused(JsonNode why) {
        return new CannotStart("The demo data could not be loaded, the service refused it: " + why);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(
                    request.header("Authorization", "Bearer " + token)
                            .timeout(LONGEST_ANSWER)
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new CannotStart("The demo data could not be loaded, the service answered " + response.statusCode()
                        + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new CannotStart("The demo data could not be loaded (" + e + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }
}
