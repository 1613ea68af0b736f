package org.imprimatur.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Takes in the body of a request before anybody works on it, in a time and up to a size: whoever sends a byte a second, or never
 * stops, holds their place only for so long, and no thread; and no thread waits for what is there already. Uploads are taken in as they
 * come; of them each account has a few at once. Who asks for a socket may send none, see {@link SocketDoor}. By HTTP/2, where the framework wants to begin with a body that has not ended, {@link
 * BodyReading} does it.
 */
@ApplicationScoped
class BodyIntake {
    /** Whoever sends it was let in, and what they leave unread is seen to. */
    private static final int ADMITTED = 30;

    /** RFC 9110, section 10.1.1. */
    private static final String WAITS_FOR_LEAVE = "100-continue";

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final BodyBounds bounds;

    BodyIntake(BodyBounds bounds) {
        this.bounds = bounds;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::takeIn, ADMITTED);
    }

    private void takeIn(RoutingContext request) {
        HttpServerRequest sent = request.request();
        if (!hasBody(sent) || Doorkeeper.isUpload(request) || SocketDoor.isMeant(request)) {
            request.next();
        } else if (isAnnouncedTooLarge(sent)) {
            ProblemAnswer.send(request, HttpProblem.BODY_TOO_LARGE);
        } else {
            takeIn(request, sent);
        }
    }

    private void takeIn(RoutingContext request, HttpServerRequest sent) {
        var body = Buffer.buffer();
        long timer = request.vertx()
                .setTimer(bounds.millis(), late -> ProblemAnswer.send(request, HttpProblem.BODY_TOO_SLOW));
        sent.exceptionHandler(lost -> request.vertx().cancelTimer(timer));
        sent.endHandler(all -> {
            if (request.vertx().cancelTimer(timer)) {
                ((RoutingContextInternal) request).setBody(body);
                request.next();
            }
        });
        sent.handler(part -> {
            if (body.length() + part.length() <= bounds.bytes()) {
                body.appendBuffer(part);
            } else if (request.vertx().cancelTimer(timer)) {
                ProblemAnswer.send(request, HttpProblem.BODY_TOO_LARGE);
            }
        });
        if (WAITS_FOR_LEAVE.equalsIgnoreCase(sent.getHeader(HttpHeaders.EXPECT))) {
            sent.response().writeContinue();
        }
        sent.resume();
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2 && announcesBody(request);
    }

    /** Whether its head says that something follows it. */
    static boolean announcesBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
    }

    private boolean isAnnouncedTooLarge(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && (!LENGTH.matcher(length).matches() || Long.parseLong(length) > bounds.bytes());
    }

    /** Whether it is all here. */
    static boolean hasTakenIn(RoutingContext request) {
        return request.body().buffer() != null;
    }
}
