package org.imprimatur.graphql.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.http.HttpProblem;

/** The messages that a client gets (GraphQL over WebSocket Protocol, "Message types"), as JSON. */
final class ServerMessage {
    private static final ObjectWriter JSON = new JsonMapper().writer();

    private ServerMessage() {}

    static String acknowledgement() {
        return written(Map.of("type", "connection_ack"));
    }

    static String pong() {
        return written(Map.of("type", "pong"));
    }

    static String next(String id, ExecutionResult event) {
        return written(about(id, "next", event.toSpecification()));
    }

    /** The subscription is over; nothing follows. */
    static String error(String id, List<GraphQLError> errors) {
        return written(about(
                id, "error", errors.stream().map(GraphQLError::toSpecification).toList()));
    }

    static String error(String id, HttpProblem problem) {
        return written(about(
                id,
                "error",
                List.of(Map.of("message", problem.message(), "extensions", Map.of("code", problem.name())))));
    }

    private static Map<String, Object> about(String id, String type, Object payload) {
        var message = new LinkedHashMap<String, Object>();
        message.put("id", id);
        message.put("type", type);
        message.put("payload", payload);
        return message;
    }

    private static String written(Map<String, ?> message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("scalars, lists and maps are always JSON", impossible);
        }
    }
}
