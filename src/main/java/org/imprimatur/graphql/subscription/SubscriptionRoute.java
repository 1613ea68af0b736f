package org.imprimatur.graphql.subscription;

import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.imprimatur.http.SocketDoor;
import org.jboss.logging.Logger;

/** Opens a socket for whoever asks for one at {@code GET /graphql}, after they were let in. */
@ApplicationScoped
class SubscriptionRoute {
    private static final Logger LOG = Logger.getLogger(SubscriptionRoute.class);

    /** After everything that stands before all addresses, before the resources. */
    private static final int ORDER = -10;

    /** The framework's own word for it, in seconds since 1970. */
    private static final String EXPIRES = "quarkus.identity.expire-time";

    private final Vertx vertx;
    private final SocketDoor door;
    private final EventExecution events;
    private final SubscriptionSettings settings;
    private final SubscriptionMeters meters;
    private final Set<SubscriptionSocket> open = ConcurrentHashMap.newKeySet();

    SubscriptionRoute(
            Vertx vertx,
            SocketDoor door,
            EventExecution events,
            SubscriptionSettings settings,
            SubscriptionMeters meters) {
        this.vertx = vertx;
        this.door = door;
        this.events = events;
        this.settings = settings;
        this.meters = meters;
    }

    void offer(@Observes Router router) {
        router.get("/graphql").order(ORDER).handler(this::open);
    }

    private void open(RoutingContext request) {
        if (!SocketDoor.isMeant(request)) {
            request.next();
            return;
        }
        SocketDoor.Admission admission = door.enter(request);
        if (admission == null) {
            return;
        }
        socket(request).onSuccess(socket -> opened(request, socket, admission)).onFailure(notAHandshake -> {
            // Whoever tried was answered with 400.
            LOG.debug("A socket was not opened", notAHandshake);
            admission.leave().run();
        });
    }

    /** What cannot become one is told so by an exception, or by a future that fails. */
    private static Future<ServerWebSocket> socket(RoutingContext request) {
        try {
            return request.request().toWebSocket();
        } catch (IllegalStateException readAlready) {
            request.fail(400, readAlready);
            return Future.failedFuture(readAlready);
        }
    }

    private void opened(RoutingContext request, ServerWebSocket socket, SocketDoor.Admission admission) {
        Channel channel = ((ConnectionBase) request.request().connection()).channel();
        channel.eventLoop().execute(() -> channel.pipeline().addFirst(new ReadWhileWritable()));
        var opened = new SubscriptionSocket(vertx, socket, channel::close, admission, events, settings, meters);
        open.add(opened);
        socket.closeHandler(gone -> {
            open.remove(opened);
            opened.ended();
        });
        opened.open(openFor(admission.identity()));
    }

    private Duration openFor(SecurityIdentity identity) {
        Long expires = identity.getAttribute(EXPIRES);
        if (expires == null && identity.getPrincipal() instanceof JsonWebToken token && token.getExpirationTime() > 0) {
            expires = token.getExpirationTime();
        }
        Duration most = settings.openAtMost();
        if (expires == null) {
            return most;
        }
        Duration signedIn = Duration.between(Instant.now(), Instant.ofEpochSecond(expires));
        return signedIn.compareTo(most) < 0 ? signedIn : most;
    }

    /** Clients go elsewhere and go on from where they were, while the service still finishes its requests. */
    void closeAll(@Observes ShutdownDelayInitiatedEvent stop) {
        open.forEach(socket ->
                socket.soon(() -> socket.close(CloseCode.SERVICE_RESTART, "The service stops here. Connect again")));
    }
}
