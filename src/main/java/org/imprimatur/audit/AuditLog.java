package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.identity.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The append-only record, and its only writer. Every method runs in the caller's transaction and fails without one: an
 * entry exists exactly when the act does. Safe for concurrent use.
 */
@ApplicationScoped
public class AuditLog {
    private static final String KNOWN = WaitingEntries.WITH + """
            select exists (select from audit.attestation a where a.kind = :kind and a.row_id = :id)
                or exists (
                    select from waiting
                    where position(convert_to('{"id":"' || :id || '","kind":"' || :kind || '"', 'UTF8')
                                   in waiting.body) > 0)
            """;

    private final EntityManager entityManager;
    private final MacKeys keys;
    private final NewestEntries newest;
    private final Eras eras;
    private final EntryWriting writing;
    private final Event<AuditEvent> events;

    AuditLog(
            EntityManager entityManager,
            MacKeys keys,
            NewestEntries newest,
            Eras eras,
            EntryWriting writing,
            Event<AuditEvent> events) {
        this.entityManager = entityManager;
        this.keys = keys;
        this.newest = newest;
        this.eras = eras;
        this.writing = writing;
        this.events = events;
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
        return record(change, store, EntryWriting.Recorded.SOMETHING);
    }

    private <T extends Attested> T record(Change<T> change, BiConsumer<T, UUID> store, EntryWriting.Recorded what) {
        AuditEvent event = change.event().attesting(change.after());
        UUID entry = writing.write(event, Outcome.PERMITTED, what);
        store.accept(change.after(), entry);
        entityManager.flush();
        events.fire(event);
        return change.after();
    }

    /**
     * The same for an act of a transaction that changes nothing else in the whole database, one row that stands aside
     * ({@link AttestedTable#aside}): whatever is remembered stays so beside it (decision 0039).
     *
     * @throws IllegalArgumentException where something rests on the row, or the event attests others
     * @throws IllegalStateException where the transaction has recorded something before; as whoever records something in it afterwards
     */
    public <T extends Attested> T recordAlone(Change<T> change, BiConsumer<T, UUID> store) {
        if (!eras.aside().contains(change.after().attestedKind())
                || !change.event().attests().isEmpty()
                || !change.event().details().isEmpty()) {
            throw new IllegalArgumentException(
                    "a " + change.after().attestedKind() + " is not all that is recorded, or does not stand aside");
        }
        return record(change, store, EntryWriting.Recorded.ALL);
    }

    /** Appends the entry of an act that changes no row, for example a protected read. Answers the entry's id. */
    public UUID append(AuditEvent event) {
        UUID entry = writing.write(event, Outcome.PERMITTED, EntryWriting.Recorded.SOMETHING);
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
        return newest.counting(rows).cardinality() == rows.size();
    }

    /**
     * From now on, on this thread, every row that is read is taken to count, until {@link #caughtUp} has verified all of them in one
     * statement. Where it answers false, what was read is nothing, and is read again without this, row by row (decision 0022).
     * What is read so changes nothing, so that it may be done twice.
     *
     * @param remembering whether what was verified before may be taken to be as it was, until it is held against the record at the
     *     end too (decision 0045); where that fails, it is read again without this first
     * @param words the same whenever the same is asked, about whatever: what it took the last time says what to expect
     * @param ahead what {@link #glanceAhead} answered for it; null where it did not, or was not asked
     */
    public void putOff(boolean remembering, String words, @Nullable GlanceAhead ahead) {
        newest.begin(remembering, words, ahead);
    }

    /**
     * Begins a glance for a query that has arrived and is going to be executed, with {@link #putOff}, by whatever thread; null where that is
     * not expected to be enough for it. Answers at once.
     */
    public @Nullable GlanceAhead glanceAhead(String words) {
        return newest.ahead(words);
    }

    /**
     * Verifies what was put off up to here, before something is done that rests on it.
     *
     * @throws org.imprimatur.ReadAgain where something of it does not count
     */
    void settle() {
        newest.settle();
    }

    /** Whether what is read on this thread is verified later, together. */
    public boolean isPutOff() {
        return newest.going().isPresent();
    }

    /** The same where what is read is remembered too if it counts, so that it is to be what stays true as time goes on (decision 0045). */
    public boolean isRemembering() {
        return newest.goingAndRemembering() != null;
    }

    /** Whether everything counts that was read since {@link #putOff}; true where nothing was put off. Needs no transaction. */
    public boolean caughtUp() {
        return newest.end();
    }

    /**
     * The keys of those groups whose rows all count; one statement, however many there are. A group without rows counts. As
     * with {@link #vouchesForAll}, a group that is missing may have changed after it was read.
     */
    public <K> Set<K> vouchedForGroups(Map<K, List<Cited<?>>> groups) {
        var all = new ArrayList<Cited<?>>();
        groups.values().forEach(all::addAll);
        BitSet counting = newest.counting(all);
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
        BitSet counting = newest.counting(rows);
        counting.flip(0, rows.size());
        return counting.stream().<Cited<?>>mapToObj(rows::get).toList();
    }

    /** The row's content, if it counts. A row that changed after it was read is read again. */
    public <R, T extends Attested> Optional<T> vouchedFor(R row, Function<R, Cited<T>> reading) {
        return vouchedFor(List.of(row), reading).stream().findFirst();
    }

    /** The contents of those rows that count, in the order given; one statement where nothing is wrong. */
    public <R, T extends Attested> List<T> vouchedFor(List<R> rows, Function<R, Cited<T>> reading) {
        return counting(rows, reading).stream().map(Cited::row).toList();
    }

    /** As {@link #vouchedFor(List, Function)}, with the entries. */
    public <R, T extends Attested> List<Cited<T>> counting(List<R> rows, Function<R, Cited<T>> reading) {
        List<Cited<T>> cited = rows.stream().map(reading).toList();
        BitSet counting = newest.counting(cited);
        var those = new ArrayList<Cited<T>>(rows.size());
        for (int place = 0; place < rows.size(); place++) {
            if (counting.get(place)) {
                those.add(cited.get(place));
            } else {
                entityManager.refresh(rows.get(place));
                Cited<T> now = reading.apply(rows.get(place));
                if (vouchesForAll(List.of(now))) {
                    those.add(now);
                }
            }
        }
        return those;
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
        return keys.verified(row[0], row[1], row[2]);
    }

    /** Free text that was given with an act; empty when there was none, it was erased, or it is not what the entry committed to. */
    public Optional<String> detail(UUID entryId, String field) {
        List<?> rows = entityManager
                .createNativeQuery("select e.key_id, e.mac, e.body, d.salt, d.value from private.detail d"
                        + " join audit.entry e on e.entry_id = d.entry_id where d.entry_id = :id and d.field = :field")
                .setParameter("id", entryId)
                .setParameter("field", field)
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] row = (Object[]) rows.get(0);
        String text = (String) row[4];
        return keys.verified(row[0], row[1], row[2])
                .filter(entry -> EntryBody.commitment((byte[]) row[3], text)
                        .equals(entry.details().get(field)))
                .map(entry -> text);
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
        writing.write(
                lastOfItsKind ? event.fact("furtherAreCounted", true) : event,
                outcome,
                EntryWriting.Recorded.SOMETHING);
    }

    /** Appends one entry for many refusals of one actor. */
    void appendCountedRefusals(Actor actor, Instant since, Map<String, Integer> byCode, Instant at) {
        AuditEvent event = AuditEvent.of(Action.REPEAT_REFUSED_ACTS, actor, at)
                .fact("since", EntryBody.time(since))
                .fact("count", byCode.values().stream().mapToInt(each -> each).sum());
        for (Map.Entry<String, Integer> each : byCode.entrySet()) {
            event = event.fact("of." + each.getKey(), each.getValue());
        }
        writing.write(event, Outcome.REFUSED, EntryWriting.Recorded.SOMETHING);
    }
}
