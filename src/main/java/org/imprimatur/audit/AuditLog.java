package org.imprimatur.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The append-only record, and its only writer. Every method runs in the caller's transaction and fails without one: an
 * entry exists exactly when the act does. Safe for concurrent use.
 */
@ApplicationScoped
public class AuditLog {
    private final EntityManager entityManager;
    private final MacKeys keys;
    private final Event<AuditEvent> events;
    private final String appVersion;
    private final SecureRandom random = new SecureRandom();

    AuditLog(
            EntityManager entityManager,
            MacKeys keys,
            Event<AuditEvent> events,
            @ConfigProperty(name = "quarkus.application.version") String appVersion) {
        this.entityManager = entityManager;
        this.keys = keys;
        this.events = events;
        this.appVersion = appVersion;
    }

    /**
     * The one write path: appends the entry, has the rows stored, flushes, and fires the event to later features, all in
     * this transaction.
     *
     * @param store stores the rows of the new state with the given entry id in {@code entry_id}
     * @return the new state, for the caller's convenience
     */
    public <T extends Attested> T record(Change<T> change, BiConsumer<T, UUID> store) {
        AuditEvent event = change.event().attesting(change.after());
        UUID entry = insert(event, Outcome.PERMITTED);
        store.accept(change.after(), entry);
        entityManager.flush();
        events.fire(event);
        return change.after();
    }

    /** Appends the entry of an act that changes no row, for example a protected read. Answers the entry's id. */
    public UUID append(AuditEvent event) {
        UUID entry = insert(event, Outcome.PERMITTED);
        events.fire(event);
        return entry;
    }

    /**
     * Whether the entry's MAC verifies and the entry vouches for exactly this row. A row for which this is false counts for
     * nothing.
     */
    public boolean vouchesFor(UUID entryId, Attested row) {
        return entry(entryId)
                .filter(entry -> entry.attests(row.attestedKind(), row.attestedId(), EntryBody.rowDigest(row)))
                .isPresent();
    }

    /** The entry, if it exists and its MAC verifies. */
    public Optional<VerifiedEntry> entry(UUID entryId) {
        List<?> rows = entityManager
                .createNativeQuery("select key_id, mac, body from audit.entry where entry_id = :id")
                .setParameter("id", entryId)
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] row = (Object[]) rows.get(0);
        byte[] body = (byte[]) row[2];
        if (!keys.verify(((Number) row[0]).intValue(), (byte[]) row[1], body)) {
            return Optional.empty();
        }
        return Optional.of(VerifiedEntry.parse(body));
    }

    /** Free text that was given with an act; empty when there was none or it was erased. */
    public Optional<String> detail(UUID entryId, String field) {
        return entityManager
                .createNativeQuery(
                        "select value from private.detail where entry_id = :id and field = :field", String.class)
                .setParameter("id", entryId)
                .setParameter("field", field)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    /** Appends the entry of a refused act; called after the act's own transaction was rolled back. */
    void appendRefusal(
            Actor actor, Action action, @Nullable Attempt attempt, RuleViolation.Refusal refusal, Instant at) {
        AuditEvent event = AuditEvent.of(action, actor, at).because((Enum<?>) refusal);
        if (attempt != null) {
            event = event.about(attempt.subject()).as(attempt.role());
        }
        insert(event, Outcome.REFUSED);
    }

    private UUID insert(AuditEvent event, Outcome outcome) {
        if (!QuarkusTransaction.isActive()) {
            throw new IllegalStateException("an audit entry belongs to the transaction of its act; there is none");
        }
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var salts = new TreeMap<String, byte[]>();
        var commitments = new TreeMap<String, Sha256>();
        for (Map.Entry<String, String> detail : event.details().entrySet()) {
            byte[] salt = new byte[32];
            random.nextBytes(salt);
            salts.put(detail.getKey(), salt);
            commitments.put(detail.getKey(), EntryBody.commitment(salt, detail.getValue()));
        }
        byte[] body = CanonicalJson.bytes(EntryBody.of(id, event, outcome, commitments, appVersion));
        entityManager
                .createNativeQuery(
                        "insert into audit.entry (entry_id, key_id, mac, body) values (:id, :key, :mac, :body)")
                .setParameter("id", id)
                .setParameter("key", (short) keys.current())
                .setParameter("mac", keys.mac(body))
                .setParameter("body", body)
                .executeUpdate();
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
}
