package org.imprimatur.document.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.imprimatur.document.UploadContent;
import org.imprimatur.document.rules.DocumentRefusal;

/**
 * Gives {@code POST /content} a limit of its own. The server's limit, {@code quarkus.http.limits.max-body-size}, is small
 * and holds for every other request: it refuses by the announced length, or, where none is announced, by a number that
 * travels with the request. For uploads alone the announced length is checked here and the number is replaced.
 */
@ApplicationScoped
class ContentLimit {
    /** Filters of higher priority run earlier; the server's limit is a route of this order, orders being negated. */
    private static final int SERVER_LIMIT = -RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT;

    private final long maximumSize;
    private final ObjectMapper json;

    ContentLimit(UploadContent uploadContent, ObjectMapper json) {
        this.maximumSize = uploadContent.maximumSize();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::beforeServerLimit, SERVER_LIMIT + 1);
        filters.register(this::afterServerLimit, SERVER_LIMIT - 1);
    }

    private void beforeServerLimit(RoutingContext request) {
        if (isUpload(request)) {
            var announced = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
            if (announced != null && Long.parseLong(announced) > maximumSize) {
                refuse(request);
                return;
            }
            request.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
        }
        request.next();
    }

    private void afterServerLimit(RoutingContext request) {
        if (isUpload(request)) {
            // The intake itself refuses what is too large, and says so; this only must not be in its way.
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, Long.MAX_VALUE);
        }
        request.next();
    }

    private void refuse(RoutingContext request) {
        try {
            request.response()
                    .setStatusCode(413)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(json.writeValueAsString(ContentRefused.of(DocumentRefusal.CONTENT_TOO_LARGE)))
                    // What the client still sends is not read.
                    .onComplete(sent -> request.request().connection().close());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("two strings are always JSON", e);
        }
    }

    private static boolean isUpload(RoutingContext request) {
        return request.request().method().equals(HttpMethod.POST)
                && request.normalizedPath().equals("/content");
    }
}
