package org.imprimatur.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.identity.Actor;

/**
 * What the log is called and which keys sign it is itself on record, whenever a service starts with others than before. A log that
 * goes on under a new name cites the last head that was kept of each old one: what auditors hold beyond what the log says now was lost.
 */
@ApplicationScoped
class RecordLogKeys {
    private static final Actor SYSTEM = Actor.system("audit");
    private static final String ENDED = "ended";

    private final LogKeys keys;
    private final KeptHead head;
    private final EntityManager entityManager;
    private final AuditEntries entries;
    private final AuditLog log;
    private final DatabaseClock clock;

    RecordLogKeys(
            LogKeys keys,
            KeptHead head,
            EntityManager entityManager,
            AuditEntries entries,
            AuditLog log,
            DatabaseClock clock) {
        this.keys = keys;
        this.head = head;
        this.entityManager = entityManager;
        this.entries = entries;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Before anything is integrated: the file with the old head is written over only when this is committed. Whoever only checks the
     * record can write nothing, and says what is missing instead.
     */
    @Transactional
    void recordChange(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent start) {
        SortedMap<String, String> facts = facts();
        if (isReadOnly() || isOnRecord(facts)) {
            return;
        }
        AuditEvent event = AuditEvent.of(Action.CHANGE_LOG_KEYS, SYSTEM, clock.now());
        for (var fact : facts.entrySet()) {
            event = event.fact(fact.getKey(), fact.getValue());
        }
        log.append(event);
    }

    /** Whether the newest entry about the log's name says which logs ended, as far as this replica has kept a head of them. */
    @Transactional
    boolean areEndsOnRecord() {
        SortedMap<String, String> ends = facts();
        ends.keySet().removeIf(name -> !name.startsWith(ENDED));
        return ends.isEmpty() || isOnRecord(ends);
    }

    private SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        for (NoteVerifier each : keys.verifiers()) {
            facts.put("key" + (facts.size() + 1), each.id());
        }
        facts.put("count", String.valueOf(facts.size()));
        facts.put("origin", keys.origin());
        int ended = 0;
        for (var each : head.ended().entrySet()) {
            ended++;
            facts.put(ENDED + "Origin" + ended, each.getKey());
            facts.put(ENDED + "Size" + ended, String.valueOf(each.getValue().size()));
            facts.put(ENDED + "Root" + ended, each.getValue().root().hex());
        }
        return facts;
    }

    private boolean isOnRecord(SortedMap<String, String> facts) {
        return entries.newest(SYSTEM, Action.CHANGE_LOG_KEYS)
                .filter(last -> facts.entrySet().stream()
                        .allMatch(fact -> fact.getValue().equals(last.text("facts." + fact.getKey()))))
                .isPresent();
    }

    private boolean isReadOnly() {
        return "on"
                .equals(entityManager
                        .createNativeQuery("show transaction_read_only")
                        .getSingleResult());
    }
}
