package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.imprimatur.ReadAgain;
import org.imprimatur.audit.rules.EntryBody;
import org.jspecify.annotations.Nullable;

/**
 * Whether rows are what the newest entry about them says: at once, or, while something is only read, all together at its end
 * (decision 0022). One statement, which needs no transaction. Safe for concurrent use; what is put off belongs to a thread.
 */
@ApplicationScoped
class NewestEntries {
    /**
     * The arrays are subqueries, of which the planner expects the same whatever is in them: so it keeps one plan, instead of planning
     * anew for each length, which takes several times as long as the execution.
     */
    private static final String NEWEST = WaitingEntries.WITH + """
            , wanted as (
                select * from unnest(
                        (select cast(:entries as uuid[])),
                        (select cast(:kinds as text[])),
                        (select cast(:ids as text[])))
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

    private final EntityManager entityManager;
    private final MacKeys keys;
    private final ThreadLocal<@Nullable Deferral> deferral = new ThreadLocal<>();

    NewestEntries(EntityManager entityManager, MacKeys keys) {
        this.entityManager = entityManager;
        this.keys = keys;
    }

    /** What was read since the beginning and has not been verified. */
    private static final class Deferral {
        private final List<AuditLog.Cited<?>> unverified = new ArrayList<>();
        private boolean broken;
    }

    /** From now on, on this thread, every row counts until {@link #end} or {@link #settle} has verified it. */
    void begin() {
        if (deferral.get() != null) {
            throw new IllegalStateException("what is read here is put off already");
        }
        deferral.set(new Deferral());
    }

    /** Whatever is put off here, nothing is of what this reading reads. */
    private <T> T atOnce(Supplier<T> reading) {
        Deferral going = deferral.get();
        deferral.remove();
        try {
            return reading.get();
        } finally {
            deferral.set(going);
        }
    }

    /**
     * What was read, with all rows that it rests on.
     *
     * @param counts whether every one of these counts; otherwise it was read row by row
     */
    record Noted<T>(T answer, List<AuditLog.Cited<?>> rows, boolean counts) {}

    /** Verifies a reading by itself, in one statement, whatever is put off here. The reading changes nothing. */
    <T> Noted<T> noted(Supplier<T> reading) {
        Deferral going = deferral.get();
        var own = new Deferral();
        deferral.set(own);
        try {
            T answer = reading.get();
            if (allCount(own)) {
                return new Noted<>(answer, List.copyOf(own.unverified), true);
            }
        } catch (RuntimeException | Error failure) {
            if (allCount(own)) {
                throw failure;
            }
        } finally {
            deferral.set(going);
        }
        return new Noted<>(atOnce(reading), List.of(), false);
    }

    /** Whether everything counts that was read since the beginning; true where there was none. */
    boolean end() {
        Deferral ending = deferral.get();
        deferral.remove();
        return ending == null || (!ending.broken && allCount(ending));
    }

    /** @throws ReadAgain where something that was put off does not count: nothing may be written that rests on it */
    void settle() {
        Deferral going = deferral.get();
        if (going == null || going.broken) {
            return;
        }
        going.broken = !allCount(going);
        if (going.broken) {
            throw new ReadAgain();
        }
        going.unverified.clear();
    }

    private boolean allCount(Deferral ending) {
        return verified(ending.unverified).cardinality() == ending.unverified.size();
    }

    /** Where in the list the rows are that count, or are taken to count until the end. */
    BitSet counting(List<? extends AuditLog.Cited<?>> rows) {
        Deferral going = deferral.get();
        if (going == null || going.broken) {
            return verified(rows);
        }
        going.unverified.addAll(rows);
        var all = new BitSet(rows.size());
        all.set(0, rows.size());
        return all;
    }

    /**
     * "Later" is a greater {@code entry_seq}: whoever changes a row locks it before the entry is inserted, so that the numbers of a
     * row's entries follow its history. Entries that the integration has not come to yet are looked through; a row stands in a
     * body exactly as RFC 8785 writes it.
     */
    private BitSet verified(List<? extends AuditLog.Cited<?>> rows) {
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
            AuditLog.Cited<?> cited = rows.get(place);
            boolean attested = entries.computeIfAbsent(
                            cited.entryId(), id -> keys.verified(entry[1], entry[2], entry[3]))
                    .filter(verified -> verified.id().equals(cited.entryId()))
                    .filter(verified -> verified.attests(
                            cited.row().attestedKind(), cited.row().attestedId(), EntryBody.rowDigest(cited.row())))
                    .isPresent();
            counting.set(place, attested);
        }
        return counting;
    }

    /** An array literal of kinds and ids, which hold nothing that would have to be quoted. */
    private static String array(List<? extends AuditLog.Cited<?>> rows, Function<AuditLog.Cited<?>, String> part) {
        return rows.stream().map(part).collect(Collectors.joining(",", "{", "}"));
    }
}
