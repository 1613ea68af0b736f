package org.imprimatur.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.RefusalWindow;
import org.imprimatur.identity.Actor;
import org.jboss.logging.Logger;

/**
 * Turns refusals of one actor beyond {@code imprimatur.audit.refusals-recorded} in a window of time into one counted entry. The
 * entry that opens a flood is written at once and says so; a crash loses at most the count. Each replica counts its own.
 */
@ApplicationScoped
class RefusalFloods {
    private static final Logger LOG = Logger.getLogger(RefusalFloods.class);

    private final AuditLog log;
    private final DatabaseClock clock;
    private final AuditConfig config;
    private final InstantSource time = InstantSource.system();
    private final Map<String, Flood> floods = new HashMap<>();

    RefusalFloods(AuditLog log, DatabaseClock clock, AuditConfig config) {
        this.log = log;
        this.clock = clock;
        this.config = config;
    }

    private record Flood(Actor actor, RefusalWindow window) {}

    /** @param code of the refusal, or of the fault */
    synchronized RefusalWindow.Treatment treat(Actor actor, String code) {
        Flood flood = floods.computeIfAbsent(
                EntryBody.actorId(actor), id -> new Flood(actor, new RefusalWindow(time.instant())));
        return flood.window().take(code, config.refusalsRecorded());
    }

    @Scheduled(every = "{imprimatur.audit.refusal-window}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void endWindows() {
        record(ended(time.instant().minus(config.refusalWindow())));
    }

    void stop(@Observes ShutdownEvent event) {
        record(ended(Instant.MAX));
    }

    private synchronized List<Flood> ended(Instant openedBefore) {
        var ended = new ArrayList<Flood>();
        floods.values().removeIf(flood -> {
            boolean over = flood.window().opened().isBefore(openedBefore);
            if (over && !flood.window().counted().isEmpty()) {
                ended.add(flood);
            }
            return over;
        });
        return ended;
    }

    private void record(List<Flood> ended) {
        for (Flood flood : ended) {
            try {
                QuarkusTransaction.requiringNew()
                        .run(() -> log.appendCountedRefusals(
                                flood.actor(),
                                flood.window().opened(),
                                flood.window().counted(),
                                clock.now()));
            } catch (RuntimeException failure) {
                LOG.errorf(
                        failure,
                        "%d refusals of %s could not be recorded as counted",
                        flood.window().counted().values().stream()
                                .mapToInt(each -> each)
                                .sum(),
                        EntryBody.actorId(flood.actor()));
            }
        }
    }
}
