package org.imprimatur.graphql.subscription;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * One sub-protocol, the one that is spoken here. No compression: a small frame could unfold to any size, and what is secret would
 * be compressed together with what a client chose.
 */
@ApplicationScoped
class SocketOptions implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        secure(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        secure(options);
    }

    private static void secure(HttpServerOptions options) {
        options.setWebSocketSubProtocols(List.of(SubscriptionSocket.PROTOCOL))
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
    }
}
