package org.imprimatur.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.TreeMap;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.identity.Actor;

/** Which keys sign the log is itself on record, whenever a service starts with others than before. */
@ApplicationScoped
class RecordLogKeys {
    private static final Actor SYSTEM = Actor.system("audit");

    private final LogKeys keys;
    private final AuditEntries entries;
    private final AuditLog log;
    private final DatabaseClock clock;

    RecordLogKeys(LogKeys keys, AuditEntries entries, AuditLog log, DatabaseClock clock) {
        this.keys = keys;
        this.entries = entries;
        this.log = log;
        this.clock = clock;
    }

    @Transactional
    void recordChange(@Observes StartupEvent start) {
        var facts = new TreeMap<String, String>();
        for (NoteVerifier each : keys.verifiers()) {
            facts.put("key" + (facts.size() + 1), each.id());
        }
        facts.put("count", String.valueOf(facts.size()));
        boolean known = entries.newest(SYSTEM, Action.CHANGE_LOG_KEYS)
                .filter(last -> facts.entrySet().stream()
                        .allMatch(fact -> fact.getValue().equals(last.text("facts." + fact.getKey()))))
                .isPresent();
        if (!known) {
            AuditEvent event = AuditEvent.of(Action.CHANGE_LOG_KEYS, SYSTEM, clock.now());
            for (var fact : facts.entrySet()) {
                event = event.fact(fact.getKey(), fact.getValue());
            }
            log.append(event);
        }
    }
}
