package org.imprimatur.graphql;

import graphql.language.OperationDefinition.Operation;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.imprimatur.http.HttpProblem;
import org.imprimatur.http.ProblemFound;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks to be executed (GraphQL over HTTP, section 5), its form checked: nothing of it is looked at leniently,
 * because two readers of one request that understand it differently are a way past a guard.
 *
 * @param json with {@code query}, and {@code operationName} and {@code variables} where they were given
 * @param allowed what kinds of operations may come this way
 */
public record OperationRequest(JsonObject json, Set<Operation> allowed) {
    /** One for all: to find it takes longer than to build a request. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private static final Set<Operation> BY_GET = Set.of(Operation.QUERY);
    private static final Set<Operation> BY_POST = Set.of(Operation.QUERY, Operation.MUTATION);
    private static final Set<Operation> BY_SOCKET = Set.of(Operation.SUBSCRIPTION);

    /** @throws ProblemFound for anything that is not one JSON object with parameters of their types */
    static OperationRequest posted(byte[] body) {
        return of(object(utf8(body), HttpProblem.JSON_INVALID), BY_POST);
    }

    /**
     * @param variables JSON, as {@code extensions}
     * @throws ProblemFound for what is not of its type
     */
    static OperationRequest asked(
            @Nullable String query,
            @Nullable String operationName,
            @Nullable String variables,
            @Nullable String extensions) {
        var parameters = JSON.createObjectBuilder();
        if (query != null) {
            parameters.add("query", query);
        }
        if (operationName != null && !operationName.isEmpty()) {
            parameters.add("operationName", operationName);
        }
        if (variables != null && !variables.isEmpty()) {
            parameters.add("variables", object(variables, HttpProblem.PARAMETER_INVALID));
        }
        if (extensions != null && !extensions.isEmpty()) {
            parameters.add("extensions", object(extensions, HttpProblem.PARAMETER_INVALID));
        }
        return of(parameters.build(), BY_GET);
    }

    /** @throws ProblemFound for parameters that are not of their types */
    public static OperationRequest subscribed(JsonObject payload) {
        return of(payload, BY_SOCKET);
    }

    String query() {
        return json.getString("query");
    }

    private static OperationRequest of(JsonObject parameters, Set<Operation> allowed) {
        if (!(parameters.get("query") instanceof JsonString query)
                || query.getString().isBlank()) {
            throw new ProblemFound(HttpProblem.QUERY_MISSING);
        }
        var checked = JSON.createObjectBuilder().add("query", query);
        if (given(parameters, "operationName", JsonValue.ValueType.STRING)) {
            checked.add("operationName", parameters.get("operationName"));
        }
        if (given(parameters, "variables", JsonValue.ValueType.OBJECT)) {
            checked.add("variables", parameters.get("variables"));
        }
        // There are no extensions that are understood here; they need the right form all the same.
        given(parameters, "extensions", JsonValue.ValueType.OBJECT);
        return new OperationRequest(checked.build(), allowed);
    }

    private static boolean given(JsonObject parameters, String name, JsonValue.ValueType type) {
        JsonValue value = parameters.get(name);
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
            return false;
        }
        if (value.getValueType() != type) {
            throw new ProblemFound(HttpProblem.PARAMETER_INVALID);
        }
        return true;
    }

    private static JsonObject object(String text, HttpProblem problem) {
        return StrictJson.object(text).orElseThrow(() -> new ProblemFound(problem));
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new ProblemFound(HttpProblem.JSON_INVALID);
        }
    }
}
