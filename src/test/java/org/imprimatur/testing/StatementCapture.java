package org.imprimatur.testing;

import io.opentelemetry.api.trace.Span;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * The statements that a request sent to the database, known by the trace that the test began it with. Counting them shows what
 * a clock would show only now and then: that two answers took the same work.
 */
@ApplicationScoped
@PersistenceUnitExtension
public class StatementCapture implements StatementInspector {
    private static final int MOST = 2_000;

    private final Map<String, List<String>> statements = new LinkedHashMap<>();

    /** A trace that nobody used before. */
    public static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The header that begins the trace, W3C Trace Context. */
    public static String traceParent(String trace) {
        return "00-" + trace + "-00f067aa0ba902b7-01";
    }

    /** In their order, as Hibernate wrote them, without values. */
    public synchronized List<String> of(String trace) {
        return List.copyOf(statements.getOrDefault(trace, List.of()));
    }

    @Override
    public synchronized String inspect(String sql) {
        if (statements.size() == MOST) {
            statements.remove(statements.keySet().iterator().next());
        }
        statements
                .computeIfAbsent(Span.current().getSpanContext().getTraceId(), trace -> new ArrayList<>())
                .add(sql);
        return sql;
    }
}
