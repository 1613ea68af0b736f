package org.imprimatur.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** How the integration does: what waits, for how long, who leads, and how long entries took from their act to a signed head. */
@ApplicationScoped
class IntegrationWatch {
    private static final Logger LOG = Logger.getLogger(IntegrationWatch.class);
    private static final String WAITING = "select count(*), coalesce(extract(epoch from clock_timestamp() -"
            + " min(inserted_at)), 0) from audit.waiting()";

    private final Timer mergeDelay;
    private final Duration lateAfter;
    private volatile double oldestWaitingSeconds;
    private volatile long waiting;
    private volatile boolean leads;
    private boolean late;

    IntegrationWatch(MeterRegistry meters, AuditConfig config) {
        this.lateAfter = config.lateAfter();
        this.mergeDelay = Timer.builder("imprimatur.audit.merge.delay")
                .description("From an entry's act until a signed head of the log holds it")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(meters);
    }

    void lead(boolean now) {
        leads = now;
    }

    /** Whether the last step was this replica's. */
    boolean leads() {
        return leads;
    }

    /** @param since when the entries were written that the head signed just now holds */
    void merged(Connection connection, List<Instant> since) throws SQLException {
        if (since.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select clock_timestamp()")) {
            answer.next();
            Instant now = answer.getTimestamp(1).toInstant();
            since.forEach(each -> mergeDelay.record(Duration.between(each, now)));
        }
    }

    /** Looks at what waits, and says so once when it is late. */
    void look(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(WAITING)) {
            answer.next();
            waiting = answer.getLong(1);
            oldestWaitingSeconds = answer.getDouble(2);
        }
        boolean isLate = oldestWaitingSeconds > lateAfter.toSeconds();
        if (isLate && !late) {
            LOG.errorf(
                    "audit.integration.late: %d entries have no place in the log, the oldest for %.0f s. Releases and protected"
                            + " reads stop when this goes on",
                    waiting, oldestWaitingSeconds);
        } else if (late && !isLate) {
            LOG.info("audit.integration.in-time: no entry is late any more");
        }
        late = isLate;
    }

    /** How long the oldest entry had waited for its place after the last step; 0 when none waited. */
    double oldestWaitingSeconds() {
        return oldestWaitingSeconds;
    }

    /** How many entries had no place after the last step. */
    long waiting() {
        return waiting;
    }
}
