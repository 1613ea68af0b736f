package org.imprimatur.graphql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.imprimatur.http.ProblemAnswer;
import org.jspecify.annotations.Nullable;

/**
 * An operation has arrived, of somebody who is signed in: what a query of its text is expected to need at its end is set going before a
 * thread takes it up (decision 0045). Whatever is wrong with it is found by whoever executes it.
 */
@ApplicationScoped
class QueryArrival {
    /** Its body has been taken in. */
    private static final int WHOLE = 20;

    /** What it is to be held against at its end is looked for in no longer body. */
    private static final int LONGEST = 16_384;

    private static final String AHEAD = "org.imprimatur.ahead-of-reading";
    private static final JsonFactory JSON = new JsonFactory();

    private final QueryReading reading;

    QueryArrival(QueryReading reading) {
        this.reading = reading;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::arrived, WHOLE);
    }

    private void arrived(RoutingContext request) {
        Buffer body = request.body().buffer();
        if (body != null && body.length() <= LONGEST && request.normalizedPath().equals(ProblemAnswer.GRAPHQL)) {
            String query = query(body.getBytes());
            QueryReading.Ahead ahead = query == null ? null : reading.ahead(query);
            if (ahead != null) {
                request.put(AHEAD, ahead);
            }
        }
        request.next();
    }

    /** Null where there is none that is easily found. */
    private static @Nullable String query(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isQuery = json.currentName().equals("query");
                JsonToken value = json.nextToken();
                if (isQuery) {
                    return value == JsonToken.VALUE_STRING ? json.getText() : null;
                }
                json.skipChildren();
            }
            return null;
        } catch (IOException whoeverExecutesItSaysSo) {
            return null;
        }
    }

    /** What was set going for a request; null where that was nothing. */
    static QueryReading.@Nullable Ahead ahead(RoutingContext request) {
        return request.get(AHEAD);
    }
}
