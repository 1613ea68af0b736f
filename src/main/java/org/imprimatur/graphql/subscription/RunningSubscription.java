package org.imprimatur.graphql.subscription;

import graphql.ExecutionResult;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imprimatur.graphql.OperationRequest;

/**
 * One subscription of a socket. It pulls: the next event is made when the one before was written and the client reads, so that
 * no event waits anywhere in memory. All methods are called on the socket's thread, {@link #wake} on any.
 */
final class RunningSubscription {
    private final String id;
    private final OperationRequest operation;
    private final SubscriptionSocket socket;
    private final Standing standing = new Standing(this::wake);
    private final AtomicBoolean woken = new AtomicBoolean();
    private boolean mayHaveMore = true;
    private boolean making;
    private boolean over;

    RunningSubscription(String id, OperationRequest operation, SubscriptionSocket socket) {
        this.id = id;
        this.operation = operation;
        this.socket = socket;
    }

    /** Makes the next event, if there may be one, none is being made, and the client reads. */
    void advance() {
        if (over || making || !mayHaveMore || !socket.isRead()) {
            return;
        }
        mayHaveMore = false;
        making = true;
        socket.make(operation, standing, new EventExecution.Outcome() {
            @Override
            public void made(Optional<ExecutionResult> event) {
                socket.soon(() -> take(event));
            }

            @Override
            public void signedOut() {
                socket.soon(() -> {
                    making = false;
                    socket.close(CloseCode.FORBIDDEN, SubscriptionSocket.SIGN_IN_AGAIN);
                });
            }

            @Override
            public void failed() {
                socket.soon(() -> {
                    making = false;
                    socket.close(CloseCode.INTERNAL_ERROR, "Internal server error");
                });
            }
        });
    }

    /** Nothing is sent for it any more. */
    void end() {
        over = true;
        if (!making) {
            standing.leave();
        }
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            socket.soon(() -> {
                woken.set(false);
                mayHaveMore = true;
                advance();
            });
        }
    }

    private void take(Optional<ExecutionResult> made) {
        making = false;
        if (over) {
            standing.leave();
        } else if (made.isPresent()) {
            send(made.get());
        } else {
            advance();
        }
    }

    private void send(ExecutionResult event) {
        if (event.getData() == null) {
            socket.finish(id, ServerMessage.error(id, event.getErrors()));
            return;
        }
        mayHaveMore = true;
        socket.event(ServerMessage.next(id, event));
        advance();
    }
}
