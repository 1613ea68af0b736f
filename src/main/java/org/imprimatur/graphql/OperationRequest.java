package org.imprimatur.graphql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsonp.JSONPModule;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.imprimatur.http.HttpProblem;
import org.imprimatur.http.ProblemFound;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks to be executed (GraphQL over HTTP, section 5), its form checked: nothing of it is looked at leniently,
 * because two readers of one request that understand it differently are a way past a guard.
 *
 * @param json with {@code query}, and {@code operationName} and {@code variables} where they were given
 * @param readOnly whether nothing but a query may be executed
 */
record OperationRequest(JsonObject json, boolean readOnly) {
    private static final int DEEPEST = 100;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new JSONPModule())
            .build()
            .readerFor(JsonValue.class);

    /** @throws ProblemFound for anything that is not one JSON object with parameters of their types */
    static OperationRequest posted(byte[] body) {
        return of(object(utf8(body), HttpProblem.JSON_INVALID), false);
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
        var parameters = Json.createObjectBuilder();
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
        return of(parameters.build(), true);
    }

    String query() {
        return json.getString("query");
    }

    private static OperationRequest of(JsonObject parameters, boolean readOnly) {
        if (!(parameters.get("query") instanceof JsonString query)
                || query.getString().isBlank()) {
            throw new ProblemFound(HttpProblem.QUERY_MISSING);
        }
        var checked = Json.createObjectBuilder().add("query", query);
        if (given(parameters, "operationName", JsonValue.ValueType.STRING)) {
            checked.add("operationName", parameters.get("operationName"));
        }
        if (given(parameters, "variables", JsonValue.ValueType.OBJECT)) {
            checked.add("variables", parameters.get("variables"));
        }
        // There are no extensions that are understood here; they need the right form all the same.
        given(parameters, "extensions", JsonValue.ValueType.OBJECT);
        return new OperationRequest(checked.build(), readOnly);
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
        try {
            if (READER.readValue(text) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonProcessingException malformed) {
            // What is wrong with it quotes it.
            throw new ProblemFound(problem);
        }
        throw new ProblemFound(problem);
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
