package org.imprimatur.audit;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.id.uuid.UuidVersion7Strategy;
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
    private static final String NEWEST = WaitingEntries.WITH + """
            , wanted as (
                select * from unnest(cast(:entries as uuid[]), cast(:kinds as text[]), cast(:ids as text[]))
                    with ordinality as w (entry_id, kind, row_id, place)
            )
            select w.place, e.key_id, e.mac, e.body
            from wanted w join audit.entry e on e.entry_id = w.entry_id
            where not exists (
                    select from audit.attestation a
                    where a.kind = w.kind and a.row_id = w.row_id and a.entry_seq > e.entry_seq)
              and not exists (
                    select from waiting
                    where waiting.entry_seq > e.entry_seq
                      and position(convert_to('{"id":"' || w.row_id || '","kind":"' || w.kind || '"', 'UTF8')
                                   in waiting.body) > 0)
            """;

    private static final String KNOWN = WaitingEntries.WITH + """
            select exists (select from audit.attestation a where a.kind = :kind and a.row_id = :id)
                or exists (
                    select from waiting
                    where position(convert_to('{"id":"' || :id || '","kind":"' || :kind || '"', 'UTF8')
                                   in waiting.body) > 0)
            """;

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

    /** A row, and the entry that it says vouches for it. */
    public record Cited<T extends Attested>(UUID entryId, T row) {}

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
     * Whether each row counts: its entry's MAC verifies, the entry vouches for exactly this row, and no later entry speaks about
     * it. A row for which this is false was written, changed or put back by somebody else. One statement; true for none.
     *
     * <p>Where the caller holds no lock, false can also mean that the row changed after it was read: read it again.
     */
    public boolean vouchesForAll(List<? extends Cited<?>> rows) {
        return places(rows).cardinality() == rows.size();
    }

    /**
     * The keys of those groups whose rows all count; one statement, however many there are. A group without rows counts. As
     * with {@link #vouchesForAll}, a group that is missing may have changed after it was read.
     */
    public <K> Set<K> vouchedForGroups(Map<K, List<Cited<?>>> groups) {
        var all = new ArrayList<Cited<?>>();
        groups.values().forEach(all::addAll);
        BitSet counting = places(all);
        var keys = new HashSet<K>();
        int begin = 0;
        for (Map.Entry<K, List<Cited<?>>> group : groups.entrySet()) {
            int end = begin + group.getValue().size();
            if (counting.nextClearBit(begin) >= end) {
                keys.add(group.getKey());
            }
            begin = end;
        }
        return keys;
    }

    /** Those of the rows that do not count, in the order given; one statement. */
    List<Cited<?>> notVouchedFor(List<Cited<?>> rows) {
        BitSet counting = places(rows);
        counting.flip(0, rows.size());
        return counting.stream().<Cited<?>>mapToObj(rows::get).toList();
    }

    /** The row's content, if it counts. A row that changed after it was read is read again. */
    public <R, T extends Attested> Optional<T> vouchedFor(R row, Function<R, Cited<T>> reading) {
        return vouchedFor(List.of(row), reading).stream().findFirst();
    }

    /** The contents of those rows that count, in the order given; one statement where nothing is wrong. */
    public <R, T extends Attested> List<T> vouchedFor(List<R> rows, Function<R, Cited<T>> reading) {
        List<Cited<T>> cited = rows.stream().map(reading).toList();
        BitSet counting = places(cited);
        var contents = new ArrayList<T>(rows.size());
        for (int place = 0; place < rows.size(); place++) {
            if (counting.get(place)) {
                contents.add(cited.get(place).row());
            } else {
                entityManager.refresh(rows.get(place));
                Cited<T> now = reading.apply(rows.get(place));
                if (vouchesForAll(List.of(now))) {
                    contents.add(now.row());
                }
            }
        }
        return contents;
    }

    /**
     * Whether any entry vouched for such a row: tells a row that was never there from one that somebody removed.
     *
     * @param kind as in {@link Attested#attestedKind()}
     * @param id as in {@link Attested#attestedId()}
     */
    public boolean knows(String kind, String id) {
        return (Boolean) entityManager
                .createNativeQuery(KNOWN)
                .setParameter("kind", kind)
                .setParameter("id", id)
                .getSingleResult();
    }

    /**
     * Where in the list the rows are that count. "Later" is a greater {@code entry_seq}: whoever changes a row locks it before
     * the entry is inserted, so that the numbers of a row's entries follow its history. Entries that the integration has not
     * come to yet are looked through; a row stands in a body exactly as RFC 8785 writes it.
     */
    private BitSet places(List<? extends Cited<?>> rows) {
        var counting = new BitSet(rows.size());
        if (rows.isEmpty()) {
            return counting;
        }
        List<?> found = entityManager
                .createNativeQuery(NEWEST)
                .setParameter("entries", array(rows, cited -> cited.entryId().toString()))
                .setParameter("kinds", array(rows, cited -> cited.row().attestedKind()))
                .setParameter("ids", array(rows, cited -> cited.row().attestedId()))
                .getResultList();
        var entries = new HashMap<UUID, Optional<VerifiedEntry>>();
        for (Object each : found) {
            Object[] entry = (Object[]) each;
            int place = ((Number) entry[0]).intValue() - 1;
            Cited<?> cited = rows.get(place);
            boolean attested = entries.computeIfAbsent(cited.entryId(), id -> verified(entry[1], entry[2], entry[3]))
                    .filter(verified -> verified.id().equals(cited.entryId()))
                    .filter(verified -> verified.attests(
                            cited.row().attestedKind(), cited.row().attestedId(), EntryBody.rowDigest(cited.row())))
                    .isPresent();
            counting.set(place, attested);
        }
        return counting;
    }

    /** An array literal of kinds and ids, which hold nothing that would have to be quoted. */
    private static String array(List<? extends Cited<?>> rows, Function<Cited<?>, String> part) {
        return rows.stream().map(part).collect(Collectors.joining(",", "{", "}"));
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
        return verified(row[0], row[1], row[2]);
    }

    private Optional<VerifiedEntry> verified(Object keyId, Object mac, Object body) {
        return keys.verify(((Number) keyId).intValue(), (byte[]) mac, (byte[]) body)
                ? Optional.of(VerifiedEntry.parse((byte[]) body))
                : Optional.empty();
    }

    /** Free text that was given with an act; empty when there was none or it was erased. */
    public Optional<String> detail(UUID entryId, String field) {
        return entityManager
                .createNativeQuery("select value from private.detail where entry_id = :id and field = :field")
                .setParameter("id", entryId)
                .setParameter("field", field)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    /**
     * Appends the entry of an act that was refused, or failed; called after the act's own transaction was rolled back.
     *
     * @param reason the refusal, or the {@link Fault}
     * @param lastOfItsKind whether further ones of this actor will be counted together
     */
    void appendUndone(
            Actor actor,
            Action action,
            @Nullable Attempt attempt,
            Outcome outcome,
            Enum<?> reason,
            boolean lastOfItsKind,
            Instant at) {
        AuditEvent event = AuditEvent.of(action, actor, at).because(reason);
        if (attempt != null) {
            event = event.about(attempt.subject()).as(attempt.role());
        }
        insert(lastOfItsKind ? event.fact("furtherAreCounted", true) : event, outcome);
    }

    /** Appends one entry for many refusals of one actor. */
    void appendCountedRefusals(Actor actor, Instant since, Map<String, Integer> byCode, Instant at) {
        AuditEvent event = AuditEvent.of(Action.REPEAT_REFUSED_ACTS, actor, at)
                .fact("since", EntryBody.time(since))
                .fact("count", byCode.values().stream().mapToInt(each -> each).sum());
        for (Map.Entry<String, Integer> each : byCode.entrySet()) {
            event = event.fact("of." + each.getKey(), each.getValue());
        }
        insert(event, Outcome.REFUSED);
    }

    private static @Nullable String trace() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : null;
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
        byte[] body = CanonicalJson.bytes(EntryBody.of(id, event, outcome, commitments, trace(), appVersion));
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
