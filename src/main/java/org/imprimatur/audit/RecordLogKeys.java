package org.imprimatur.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.util.TreeMap;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.identity.Actor;

/**
 * What the log is called and which keys sign it is itself on record, whenever a service starts with others than before. A log that
 * goes on under a new name cites the last head that was kept of the old one: what auditors hold beyond it was lost.
 */
@ApplicationScoped
class RecordLogKeys {
    private static final Actor SYSTEM = Actor.system("audit");

    private final LogKeys keys;
    private final KeptHead head;
    private final AuditEntries entries;
    private final AuditLog log;
    private final DatabaseClock clock;

    RecordLogKeys(LogKeys keys, KeptHead head, AuditEntries entries, AuditLog log, DatabaseClock clock) {
        this.keys = keys;
        this.head = head;
        this.entries = entries;
        this.log = log;
        this.clock = clock;
    }

    /** Before anything is integrated: the file with the old head is written over only when this is committed. */
    @Transactional
    void recordChange(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent start) {
        var facts = new TreeMap<String, String>();
        for (NoteVerifier each : keys.verifiers()) {
            facts.put("key" + (facts.size() + 1), each.id());
        }
        facts.put("count", String.valueOf(facts.size()));
        facts.put("origin", keys.origin());
        head.ended().ifPresent(ended -> {
            facts.put("endedOrigin", String.valueOf(ended.origin()));
            facts.put("endedSize", String.valueOf(ended.tree().size()));
            facts.put("endedRoot", ended.tree().root().hex());
        });
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
