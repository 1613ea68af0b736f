package org.imprimatur.graphql.subscription;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import org.imprimatur.graphql.OperationRequest;
import org.imprimatur.graphql.StrictJson;
import org.imprimatur.http.ProblemFound;
import org.jspecify.annotations.Nullable;

/**
 * A message of a client (GraphQL over WebSocket Protocol, "Message types"), its form checked.
 *
 * @param id of the subscription that it is about; empty where the type has none
 * @param operation for {@link Type#SUBSCRIBE}, otherwise null
 */
record ClientMessage(Type type, String id, @Nullable OperationRequest operation) {
    /** Ids are the client's; ours only have to be sent back. */
    private static final int LONGEST_ID = 64;

    private static final Map<String, Type> TYPES = Map.of(
            "connection_init", Type.CONNECTION_INIT,
            "ping", Type.PING,
            "pong", Type.PONG,
            "subscribe", Type.SUBSCRIBE,
            "complete", Type.COMPLETE);

    enum Type {
        CONNECTION_INIT,
        PING,
        PONG,
        SUBSCRIBE,
        COMPLETE
    }

    /** @throws ProtocolBroken for what is not such a message */
    static ClientMessage parse(String text) {
        JsonObject message =
                StrictJson.object(text).orElseThrow(() -> invalid("a message is one JSON object, with each name once"));
        Type type = message.get("type") instanceof JsonString name ? TYPES.get(name.getString()) : null;
        if (type == null) {
            throw invalid("this type of message does not come from a client");
        }
        return switch (type) {
            case CONNECTION_INIT, PING, PONG -> {
                JsonValue payload = message.get("payload");
                if (payload != null && payload != JsonValue.NULL && !(payload instanceof JsonObject)) {
                    throw invalid("the payload is not an object");
                }
                yield new ClientMessage(type, "", null);
            }
            case SUBSCRIBE -> new ClientMessage(type, id(message), operation(message));
            case COMPLETE -> new ClientMessage(type, id(message), null);
        };
    }

    private static String id(JsonObject message) {
        if (message.get("id") instanceof JsonString id && isUsable(id.getString())) {
            return id.getString();
        }
        throw invalid("the id is not a text of 1 to " + LONGEST_ID + " characters");
    }

    /** What is sent back must be sendable: half of a surrogate pair is not. */
    private static boolean isUsable(String id) {
        return !id.isEmpty()
                && id.length() <= LONGEST_ID
                && id.codePoints().noneMatch(each -> Character.getType(each) == Character.SURROGATE);
    }

    private static OperationRequest operation(JsonObject message) {
        if (message.get("payload") instanceof JsonObject payload) {
            try {
                return OperationRequest.subscribed(payload);
            } catch (ProblemFound notAnOperation) {
                throw invalid(
                        "the payload of subscribe has a query, and operationName, variables and extensions of their types");
            }
        }
        throw invalid("the payload is not an object");
    }

    private static ProtocolBroken invalid(String why) {
        return new ProtocolBroken(CloseCode.INVALID_MESSAGE, "Invalid message: " + why);
    }
}
