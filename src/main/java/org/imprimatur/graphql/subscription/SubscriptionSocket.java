package org.imprimatur.graphql.subscription;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.graphql.OperationRequest;
import org.imprimatur.http.HttpProblem;
import org.imprimatur.http.SocketDoor;
import org.jboss.logging.Logger;

/** One client's connection, by the GraphQL over WebSocket Protocol. Everything happens on the socket's own event loop. */
final class SubscriptionSocket {
    static final String PROTOCOL = "graphql-transport-ws";
    static final String SIGN_IN_AGAIN = "Forbidden: your sign-in ended. Sign in again";

    private static final Logger LOG = Logger.getLogger(SubscriptionSocket.class);
    private static final int LONGEST_REASON = 123;

    private final ServerWebSocket socket;
    private final SocketDoor.Admission admission;
    private final EventExecution events;
    private final SubscriptionSettings settings;
    private final SubscriptionMeters meters;
    private final Context thread;
    private final MessageAssembly messages;
    private final SocketWatch watch;
    private final Map<String, RunningSubscription> running = new HashMap<>();
    private boolean acknowledged;
    private boolean closed;

    /** @param cut ends the connection under the socket at once */
    SubscriptionSocket(
            Vertx vertx,
            ServerWebSocket socket,
            Runnable cut,
            SocketDoor.Admission admission,
            EventExecution events,
            SubscriptionSettings settings,
            SubscriptionMeters meters) {
        this.socket = socket;
        this.admission = admission;
        this.events = events;
        this.settings = settings;
        this.meters = meters;
        this.thread = vertx.getOrCreateContext();
        this.messages = new MessageAssembly(settings.largestMessage().asLongValue());
        this.watch = new SocketWatch(vertx, socket, settings, meters, this::close, cut, this::advanceAll);
    }

    /** @param openFor how long the sign-in counts */
    void open(Duration openFor) {
        socket.exceptionHandler(this::failed);
        if (!PROTOCOL.equals(socket.subProtocol())) {
            close(CloseCode.SUBPROTOCOL_NOT_ACCEPTABLE, "Subprotocol not acceptable");
            return;
        }
        socket.frameHandler(this::received);
        watch.begin(openFor);
        watch.awaitInitialisation();
    }

    private void received(WebSocketFrame frame) {
        if (closed) {
            return;
        }
        watch.heard();
        try {
            String text = messages.add(frame);
            if (text != null) {
                obey(ClientMessage.parse(text));
            }
        } catch (ProtocolBroken broken) {
            close(broken.code(), broken.reason());
        } catch (RuntimeException failure) {
            LOG.error("A message of a client could not be worked on", failure);
            close(CloseCode.INTERNAL_ERROR, "Internal server error");
        }
    }

    private void failed(Throwable failure) {
        LOG.debugf("A socket failed: %s", failure.getClass().getSimpleName());
        if (failure instanceof CorruptedWebSocketFrameException corrupted) {
            boolean tooBig = corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
            close(
                    tooBig ? CloseCode.MESSAGE_TOO_BIG : CloseCode.PROTOCOL_ERROR,
                    tooBig ? "The frame is larger than is taken here" : "Protocol error");
        }
    }

    private void obey(ClientMessage message) {
        switch (message.type()) {
            case CONNECTION_INIT -> initialise();
            case PING -> send(ServerMessage.pong());
            case PONG -> LOG.trace("An answer to a ping that nobody sent");
            case SUBSCRIBE -> subscribe(message);
            case COMPLETE -> complete(message.id());
        }
    }

    private void initialise() {
        if (acknowledged) {
            throw new ProtocolBroken(CloseCode.TOO_MANY_INITIALISATION_REQUESTS, "Too many initialisation requests");
        }
        acknowledged = true;
        watch.initialised();
        send(ServerMessage.acknowledgement());
    }

    private void subscribe(ClientMessage message) {
        String id = message.id();
        OperationRequest operation = message.operation();
        if (!acknowledged || operation == null) {
            throw new ProtocolBroken(CloseCode.UNAUTHORIZED, "Unauthorized");
        }
        if (running.containsKey(id)) {
            throw new ProtocolBroken(CloseCode.SUBSCRIBER_EXISTS, "Subscriber for " + id + " already exists");
        }
        if (running.size() >= settings.perSocket()) {
            send(ServerMessage.error(id, HttpProblem.TOO_MANY_SUBSCRIPTIONS));
            return;
        }
        var subscription = new RunningSubscription(id, operation, this);
        running.put(id, subscription);
        meters.subscribed(1);
        subscription.advance();
    }

    private void complete(String id) {
        RunningSubscription subscription = running.remove(id);
        if (subscription != null) {
            meters.subscribed(-1);
            subscription.end();
        }
    }

    /** Whether the client takes what it is sent. */
    boolean isRead() {
        return !closed && !watch.isStalled();
    }

    void make(OperationRequest operation, Standing standing, EventExecution.Outcome outcome) {
        events.next(admission, operation, standing, outcome);
    }

    /** Has something done on the socket's thread, from any. */
    void soon(Runnable what) {
        thread.runOnContext(now -> what.run());
    }

    void event(String message) {
        meters.sent();
        send(message);
    }

    /** The last message of a subscription. */
    void finish(String id, String message) {
        complete(id);
        send(message);
    }

    private void send(String message) {
        if (!closed && !socket.isClosed()) {
            socket.writeTextMessage(message);
            watch.written();
        }
    }

    private void advanceAll() {
        List.copyOf(running.values()).forEach(RunningSubscription::advance);
    }

    void close(CloseCode code, String reason) {
        if (closed) {
            return;
        }
        closed = true;
        endAll();
        boolean fits = reason.getBytes(StandardCharsets.UTF_8).length <= LONGEST_REASON;
        socket.close(code.code(), fits ? reason : code.name());
        watch.closing();
    }

    /** The connection is gone, whoever ended it. */
    void ended() {
        closed = true;
        endAll();
        watch.closed();
        admission.leave().run();
    }

    private void endAll() {
        watch.end();
        List.copyOf(running.keySet()).forEach(this::complete);
    }
}
