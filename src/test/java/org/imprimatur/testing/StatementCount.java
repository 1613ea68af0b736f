package org.imprimatur.testing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * The SQL statements that one request makes the service send: the request carries a trace id of its own, by which its
 * statements are told from those of everything else that runs. Inject it with {@link PersistenceUnitExtension}.
 */
@PersistenceUnitExtension
public class StatementCount implements StatementInspector {
    private static final long serialVersionUID = 1;

    private final transient Map<String, List<String>> byTrace = new ConcurrentHashMap<>();

    /** Begins to listen; answers the {@code traceparent} header that the one request must carry (W3C Trace Context). */
    public String begin() {
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        String trace = HexFormat.of().formatHex(id);
        byTrace.put(trace, new CopyOnWriteArrayList<>());
        return "00-" + trace + "-" + trace.substring(0, 16) + "-01";
    }

    /** What the request with this header made the service send, in order. */
    public List<String> end(String traceparent) {
        return Objects.requireNonNull(byTrace.remove(traceparent.split("-")[1]), "begin() gave no such header");
    }

    /** What this sends on the thread that calls. */
    public List<String> of(Runnable act) {
        String traceparent = begin();
        String[] parts = traceparent.split("-");
        Span span = Span.wrap(SpanContext.create(parts[1], parts[2], TraceFlags.getSampled(), TraceState.getDefault()));
        Context.current().with(span).wrap(act).run();
        return end(traceparent);
    }

    @Override
    public String inspect(String sql) {
        List<String> sent = byTrace.get(Span.current().getSpanContext().getTraceId());
        if (sent != null) {
            sent.add(sql);
        }
        return sql;
    }
}
