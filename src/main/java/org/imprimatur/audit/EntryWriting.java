package org.imprimatur.audit;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.Sha256;
import org.jspecify.annotations.Nullable;

/** Makes an entry of an event and writes it; {@link AuditLog} says which. Safe for concurrent use. */
@ApplicationScoped
class EntryWriting {
    private final EntityManager entityManager;
    private final MacKeys keys;
    private final NewestEntries newest;
    private final Eras eras;
    private final TransactionSynchronizationRegistry transaction;
    private final String appVersion;
    private final SecureRandom random = new SecureRandom();

    EntryWriting(
            EntityManager entityManager,
            MacKeys keys,
            NewestEntries newest,
            Eras eras,
            TransactionSynchronizationRegistry transaction,
            @ConfigProperty(name = "quarkus.application.version") String appVersion) {
        this.entityManager = entityManager;
        this.keys = keys;
        this.newest = newest;
        this.eras = eras;
        this.transaction = transaction;
        this.appVersion = appVersion;
    }

    /** What a transaction has recorded. */
    enum Recorded {
        SOMETHING("cast(null as bigint), cast(null as text)"),

        /** One act, which is all that it changes. Its number is not that of the column, which a trigger of somebody's own could fill. */
        ALL("cast(cast(pg_current_xact_id() as text) as bigint), " + RecordLook.SERVER);

        private final String sql;

        Recorded(String returning) {
            this.sql =
                    "insert into audit.entry (entry_id, key_id, mac, body) values (:id, :key, :mac, :body) returning "
                            + returning;
        }
    }

    /**
     * Writes one entry, with its private texts, in the caller's transaction.
     *
     * @throws IllegalStateException where there is none, or more is recorded in one than all that it changes
     * @return the entry's id
     */
    UUID write(AuditEvent event, Outcome outcome, Recorded what) {
        if (!QuarkusTransaction.isActive()) {
            throw new IllegalStateException("an audit entry belongs to the transaction of its act; there is none");
        }
        Object before = transaction.getResource(Recorded.class);
        if (before == Recorded.ALL || (before != null && what == Recorded.ALL)) {
            throw new IllegalStateException("what is recorded as all that a transaction changes is not all");
        }
        transaction.putResource(Recorded.class, what);
        newest.settle();
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var salts = new TreeMap<String, byte[]>();
        var commitments = new TreeMap<String, Sha256>();
        for (Map.Entry<String, String> detail : event.details().entrySet()) {
            byte[] salt = new byte[32];
            random.nextBytes(salt);
            salts.put(detail.getKey(), salt);
            commitments.put(detail.getKey(), EntryBody.commitment(salt, detail.getValue()));
        }
        byte[] body = CanonicalJson.bytes(EntryBody.of(id, event, outcome, commitments, trace(), appVersion));
        List<?> written = entityManager
                .createNativeQuery(what.sql)
                .setParameter("id", id)
                .setParameter("key", (short) keys.current())
                .setParameter("mac", keys.mac(body))
                .setParameter("body", body)
                .getResultList();
        if (written.size() != 1) {
            // A trigger of somebody's own could swallow it.
            throw new IllegalStateException("the database did not take the audit entry");
        }
        if (what == Recorded.ALL) {
            Object[] given = (Object[]) written.get(0);
            eras.asideTransactions().add(((Number) given[0]).longValue(), (String) given[1]);
        }
        salts.forEach((field, salt) -> entityManager
                .createNativeQuery("insert into private.detail (entry_id, field, salt, value)"
                        + " values (:id, :field, :salt, :value)")
                .setParameter("id", id)
                .setParameter("field", field)
                .setParameter("salt", salt)
                .setParameter("value", event.details().get(field))
                .executeUpdate());
        return id;
    }

    private static @Nullable String trace() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : null;
    }
}
