package org.imprimatur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A client of the product's subscriptions, over a real WebSocket. */
public final class LiveSocket implements WebSocket.Listener, AutoCloseable {
    public static final String PROTOCOL = "graphql-transport-ws";

    private static final int PATIENCE_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Closing> closed = new CompletableFuture<>();
    private final StringBuilder begun = new StringBuilder();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    private LiveSocket() {}

    /** How the service closed the socket. */
    public record Closing(int code, String reason) {}

    /** The address of the service that runs in the test. */
    public static URI here() {
        return URI.create("ws://127.0.0.1:" + RestAssured.port + "/graphql");
    }

    /** The status with which the service refused to open a socket. */
    public static int refusal(URI address, Map<String, String> headers, @Nullable String protocol) {
        try (LiveSocket opened = open(address, headers, protocol)) {
            throw new AssertionError("the socket was opened: " + opened.socket);
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw refused;
        }
    }

    public static LiveSocket open(URI address, Map<String, String> headers, @Nullable String protocol) {
        var live = new LiveSocket();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        headers.forEach(builder::header);
        if (protocol != null) {
            builder.subprotocols(protocol);
        }
        live.socket.complete(builder.buildAsync(address, live).join());
        return live;
    }

    /** A socket of somebody's, not initialised yet. */
    public static LiveSocket open(String token) {
        return open(here(), Map.of("Authorization", "Bearer " + token), PROTOCOL);
    }

    /** A socket of somebody's over which they can subscribe. */
    public static LiveSocket initialised(String token) {
        return initialised(here(), token);
    }

    public static LiveSocket initialised(URI address, String token) {
        LiveSocket live = open(address, Map.of("Authorization", "Bearer " + token), PROTOCOL);
        live.send("{\"type\":\"connection_init\"}");
        assertThat(live.next().path("type").asText()).isEqualTo("connection_ack");
        return live;
    }

    public LiveSocket send(String text) {
        socket.join().sendText(text, true).join();
        return this;
    }

    public LiveSocket sendBinary(byte[] bytes) {
        socket.join().sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    public LiveSocket subscribe(String id, String operation, Map<String, ?> variables) {
        return message(
                Map.of("id", id, "type", "subscribe", "payload", Map.of("query", operation, "variables", variables)));
    }

    public LiveSocket subscribe(String id, String operation) {
        return subscribe(id, operation, Map.of());
    }

    public LiveSocket complete(String id) {
        return message(Map.of("id", id, "type", "complete"));
    }

    private LiveSocket message(Map<String, ?> message) {
        try {
            return send(JSON.writeValueAsString(message));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The next message; fails the test when none comes. */
    public JsonNode next() {
        try {
            JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(message)
                    .as("a message; the socket was closed: %s", closed.getNow(null))
                    .isNotNull();
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The data of the next message, which is the event of this subscription. */
    public JsonNode event(String id) {
        JsonNode message = next();
        assertThat(message.path("type").asText()).as(message.toString()).isEqualTo("next");
        assertThat(message.path("id").asText()).as(message.toString()).isEqualTo(id);
        assertThat(message.at("/payload/errors").isMissingNode())
                .as(message.toString())
                .isTrue();
        return message.at("/payload/data");
    }

    /** The code of the next message, which is this subscription's error. */
    public String error(String id) {
        JsonNode message = next();
        assertThat(message.path("type").asText()).as(message.toString()).isEqualTo("error");
        assertThat(message.path("id").asText()).as(message.toString()).isEqualTo(id);
        return message.at("/payload/0/extensions/code").asText();
    }

    /** Shows that everything that was sent before was answered: nothing of it is left to come. */
    public void assertNothingMoreBeforePong() {
        send("{\"type\":\"ping\"}");
        assertThat(next().path("type").asText()).isEqualTo("pong");
    }

    /**
     * What the service has to say to a message until it has worked on it: messages, how it closed the socket, or nothing for a
     * subscription that waits for its first event.
     */
    public String answerTo(String message) {
        var said = new ArrayList<JsonNode>();
        try {
            send(message);
            // What it began it began before this is answered.
            ping(said);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                    .until(() -> closed.isDone() || Metrics.value("imprimatur_subscriptions_making") == 0);
            ping(said);
        } catch (CompletionException cutOff) {
            // The service closes while something is still being sent.
            return closing().toString();
        }
        return closed.isDone() ? closing().toString() : said.isEmpty() ? "" : said.toString();
    }

    private void ping(List<JsonNode> said) {
        send("{\"type\":\"ping\"}");
        Awaitility.await().atMost(Duration.ofSeconds(PATIENCE_SECONDS)).until(() -> {
            for (JsonNode each = messages.poll(); each != null; each = messages.poll()) {
                if (each.path("type").asText().equals("pong")) {
                    return true;
                }
                said.add(each);
            }
            return closed.isDone();
        });
    }

    /** Messages that have come and were not looked at. */
    public List<JsonNode> unread() {
        return List.copyOf(messages);
    }

    /** Waits until the service has closed the socket. */
    public Closing closing() {
        try {
            return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the socket was not closed", e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        begun.append(part);
        if (last) {
            try {
                messages.add(JSON.readTree(begun.toString()));
            } catch (JsonProcessingException e) {
                closed.completeExceptionally(e);
            }
            begun.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(new Closing(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    @Override
    public void close() {
        WebSocket open = socket.join();
        if (!closed.isDone()) {
            // The service may close it at the same moment.
            open.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .exceptionally(late -> open)
                    .join();
        }
        open.abort();
    }
}
