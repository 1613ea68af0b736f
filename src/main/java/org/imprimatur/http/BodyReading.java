package org.imprimatur.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives a body that {@link BodyIntake} has not taken in a time to arrive, and a size where none was announced: whoever sends a byte a
 * second, or never stops, holds a place only for so long. Uploads are taken in as they come; of them each account has a few at once.
 */
@Provider
public class BodyReading implements ReaderInterceptor {
    private final CurrentVertxRequest current;
    private final BodyBounds bounds;

    BodyReading(CurrentVertxRequest current, BodyBounds bounds) {
        this.current = current;
        this.bounds = bounds;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        RoutingContext request = current.getCurrent();
        if (Doorkeeper.isUpload(request) || BodyIntake.hasTakenIn(request)) {
            return reading.proceed();
        }
        Vertx vertx = request.vertx();
        long timer = vertx.setTimer(bounds.millis(), late -> ProblemAnswer.send(request, HttpProblem.BODY_TOO_SLOW));
        try {
            reading.setInputStream(new Limited(reading.getInputStream(), bounds.bytes()));
            return reading.proceed();
        } finally {
            vertx.cancelTimer(timer);
        }
    }

    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream body, long largest) {
            super(body);
            this.left = largest;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new ProblemFound(HttpProblem.BODY_TOO_LARGE);
            }
        }

        /** The framework's stream reads to the end when it is closed, however far that is. */
        @Override
        public void close() {}
    }
}
