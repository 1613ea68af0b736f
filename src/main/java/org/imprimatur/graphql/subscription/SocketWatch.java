package org.imprimatur.graphql.subscription;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * The times of one socket: until it is initialised, until its sign-in ends, from ping to answer, and until a client reads what it
 * was sent. Used on the socket's event loop.
 */
final class SocketWatch {
    private static final long NONE = -1;
    private static final long CLOSING_MILLIS = 5_000;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final SubscriptionSettings settings;
    private final SubscriptionMeters meters;
    private final BiConsumer<CloseCode, String> close;
    private final Runnable cut;
    private final Runnable readAgain;
    private long initialisation = NONE;
    private long signIn = NONE;
    private long pings = NONE;
    private long stalled = NONE;
    private long closing = NONE;
    private boolean heard = true;

    /**
     * @param cut ends the connection under the socket at once
     * @param readAgain called when a client reads again that did not
     */
    SocketWatch(
            Vertx vertx,
            ServerWebSocket socket,
            SubscriptionSettings settings,
            SubscriptionMeters meters,
            BiConsumer<CloseCode, String> close,
            Runnable cut,
            Runnable readAgain) {
        this.vertx = vertx;
        this.socket = socket;
        this.settings = settings;
        this.meters = meters;
        this.close = close;
        this.cut = cut;
        this.readAgain = readAgain;
    }

    void begin(Duration openFor) {
        signIn = in(openFor, CloseCode.FORBIDDEN, SubscriptionSocket.SIGN_IN_AGAIN);
        pings = vertx.setPeriodic(settings.pingEvery().toMillis(), due -> ping());
        socket.pongHandler(pong -> heard());
    }

    void awaitInitialisation() {
        initialisation =
                in(settings.initWithin(), CloseCode.INITIALISATION_TIMEOUT, "Connection initialisation timeout");
    }

    void initialised() {
        vertx.cancelTimer(initialisation);
        initialisation = NONE;
    }

    /** Something came from the client. */
    void heard() {
        heard = true;
    }

    /** A client that does not read cannot be expected to answer: it has its own time. */
    private void ping() {
        if (isStalled() || socket.isClosed()) {
            return;
        }
        if (heard) {
            heard = false;
            socket.writePing(Buffer.buffer());
            written();
        } else {
            close.accept(CloseCode.POLICY_VIOLATION, "You answered no ping");
        }
    }

    /** Something was written: when the queue is full, nothing more is until the client has read. */
    void written() {
        if (!isStalled() && socket.writeQueueFull()) {
            stalled = in(settings.readWithin(), CloseCode.POLICY_VIOLATION, "You do not read what you are sent");
            meters.stalled(1);
            socket.drainHandler(drained -> {
                endStall();
                heard = true;
                readAgain.run();
            });
        }
    }

    private void endStall() {
        if (isStalled()) {
            vertx.cancelTimer(stalled);
            stalled = NONE;
            meters.stalled(-1);
        }
    }

    boolean isStalled() {
        return stalled != NONE;
    }

    /** Whoever does not read does not read either that the socket is closed: then the connection is cut. */
    void closing() {
        closing = vertx.setTimer(CLOSING_MILLIS, due -> cut.run());
    }

    void closed() {
        vertx.cancelTimer(closing);
    }

    /** Nothing is watched any more. */
    void end() {
        endStall();
        for (long timer : new long[] {initialisation, signIn, pings}) {
            vertx.cancelTimer(timer);
        }
    }

    private long in(Duration time, CloseCode code, String reason) {
        return vertx.setTimer(Math.max(1, time.toMillis()), due -> close.accept(code, reason));
    }
}
