package org.imprimatur.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
            select w.place, e.key_id, e.mac, e.body, tidsend(e.ctid) || xidsend(e.xmin)
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
    private final Eras eras;
    private final Glances glances;
    private final ConnectionsTaken connections;
    private final VerifiedRows known = new VerifiedRows();
    private final ThreadLocal<@Nullable PutOff> putOff = new ThreadLocal<>();

    NewestEntries(EntityManager entityManager, MacKeys keys, Eras eras, Glances glances, ConnectionsTaken connections) {
        this.entityManager = entityManager;
        this.keys = keys;
        this.eras = eras;
        this.glances = glances;
        this.connections = connections;
    }

    /**
     * From now on, on this thread, every row counts until {@link #end} or {@link #settle} has verified it.
     *
     * @param remembering whether what is remembered may be taken to be true until then
     * @param words see {@link Glances#expect}
     * @param ahead a glance that was begun before, after whatever is to be seen by it
     */
    void begin(boolean remembering, String words, @Nullable GlanceAhead ahead) {
        if (putOff.get() != null) {
            throw new IllegalStateException("what is read here is put off already");
        }
        if (!remembering && !QuarkusTransaction.isActive()) {
            // What was read before without one is there still, and came to nothing.
            entityManager.clear();
        }
        putOff.set(new PutOff(remembering ? eras.now() : null, words, ahead, connections.byThisThread()));
    }

    /** Begins a glance for what is going to be asked in these words; null where more is expected to be needed. */
    @Nullable
    GlanceAhead ahead(String words) {
        return glances.suffice(words) ? new GlanceAhead(glances.next()) : null;
    }

    /** What is put off on this thread, if anything is and nothing of it was found not to count. */
    Optional<PutOff> going() {
        return Optional.ofNullable(putOff.get()).filter(each -> !each.isBroken());
    }

    /** The same where something remembered may be taken to be true; otherwise null. */
    @Nullable
    PutOff goingAndRemembering() {
        PutOff going = putOff.get();
        return going == null || going.isBroken() || going.era() == null ? null : going;
    }

    /** Whatever is put off here, nothing is of what this reading reads. */
    private <T> T atOnce(Supplier<T> reading) {
        PutOff going = putOff.get();
        putOff.remove();
        try {
            return reading.get();
        } finally {
            putOff.set(going);
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
        PutOff going = putOff.get();
        var own = new PutOff(null, "", null, connections.byThisThread());
        putOff.set(own);
        try {
            T answer = reading.get();
            if (allCount(own)) {
                return new Noted<>(answer, List.copyOf(own.unverified()), true);
            }
        } catch (RuntimeException | Error failure) {
            if (allCount(own)) {
                throw failure;
            }
        } finally {
            putOff.set(going);
        }
        return new Noted<>(atOnce(reading), List.of(), false);
    }

    /** Whether everything counts that was read since the beginning; true where there was none. */
    boolean end() {
        PutOff ending = putOff.get();
        putOff.remove();
        if (ending == null) {
            return true;
        }
        if (ending.era() != null) {
            glances.expect(ending.words(), ending.hasRecalled() && !hasRead(ending));
        }
        return !ending.isBroken() && allCount(ending);
    }

    /** @throws ReadAgain where something that was put off does not count: nothing may be written that rests on it */
    void settle() {
        PutOff going = putOff.get();
        if (going == null) {
            return;
        }
        if (going.isBroken()) {
            // Something that was read before that is not read again, and would be written about.
            throw new ReadAgain();
        }
        if (!allCount(going)) {
            going.breakOff();
            throw new ReadAgain();
        }
        going.settled();
    }

    /**
     * Whether everything counts that was put off. Rows that are known to count and say what they said need their entries where they
     * lay, and that nothing was recorded since; as does whatever was remembered. Everything else is verified.
     */
    private boolean allCount(PutOff ending) {
        Eras.Era era = ending.era();
        if (era == null) {
            return verified(ending.unverified()).all();
        }
        var fresh = new ArrayList<AuditLog.Cited<?>>();
        for (AuditLog.Cited<?> row : ending.unverified()) {
            String entryPlace = known.entryPlace(row, era);
            if (entryPlace == null || !ending.recallEntry(row.entryId().toString(), entryPlace)) {
                fresh.add(row);
            }
        }
        var found = verified(fresh);
        if (!found.all()) {
            return false;
        }
        if (fresh.isEmpty() && ending.isSettled()) {
            return true;
        }
        var held = held(ending, era);
        boolean isSo = held.nothingNew() && held.lie();
        if (isSo) {
            held.remembering().run();
            for (int i = 0; i < fresh.size(); i++) {
                // Of a newer entry about a row of another kind nobody would hear.
                if (!eras.aside().contains(fresh.get(i).row().attestedKind())) {
                    known.remember(fresh.get(i), found.entryPlace(i), era);
                }
            }
        } else if (held.nothingNew()) {
            // Remembered is where they lay: it is read anew, once.
            eras.end(era);
        }
        Eras.Clock clock = ending.clock();
        if (clock != null && !held.told().isTold(clock)) {
            return false;
        }
        return isSo || !ending.hasRecalled();
    }

    /**
     * @param nothingNew whether nothing that matters was recorded since the era's point
     * @param lie whether the rows lie where they lay that what was remembered rests on; so too where nothing remembered was taken to
     *     be true
     * @param remembering what is to be done where both are so, and not otherwise: what was read may rest on a row of which it is
     *     only remembered that it counted
     */
    private record Held(boolean nothingNew, boolean lie, Eras.Told told, Runnable remembering) {}

    /** Holds against the record what was recalled, and finds by the same look where the rows lie of what was read. */
    private Held held(PutOff ending, Eras.Era era) {
        List<SupposedFacts.Later<?, ?>> read = ending.afterwards().stream()
                .filter(SupposedFacts.Later::isFresh)
                .toList();
        if (read.isEmpty() && isLast(ending.moments())) {
            Eras.Glance glance = glance(ending);
            if (ending.moments().stream().allMatch(each -> eras.isStill(each, glance, era))) {
                return new Held(true, true, glance.told(), () -> ending.seenAt(glance.moment()));
            }
        }
        var recalled = ending.recalled();
        var lay = recalled.orElse(Map.of());
        if (read.isEmpty()) {
            RecordLook look = eras.lookAt(inOrder(lay.keySet()), RecordLook.Says.WHERE_ALL_LIE);
            var looked = eras.look(look, era, look.literals(lay));
            return held(
                    looked,
                    recalled.isPresent() && look.lie(looked.found(), lay),
                    () -> ending.seenAt(looked.found().moment()));
        }
        var values = new HashMap<Surroundings, Set<String>>();
        lay.forEach((rows, places) -> values.put(rows, new HashSet<>(places.keySet())));
        read.forEach(each -> each.addTo(values));
        List<Surroundings> rows = inOrder(values.keySet());
        RecordLook look = eras.lookAt(rows, RecordLook.Says.WHERE_EACH_LIES);
        List<Set<String>> wanted =
                rows.stream().map(each -> values.getOrDefault(each, Set.of())).toList();
        var looked = eras.look(look, era, look.literals(wanted));
        var lying = look.byValue(looked.found(), wanted);
        return held(
                looked,
                recalled.isPresent()
                        && lay.entrySet().stream()
                                .allMatch(rowsLay -> lying.getOrDefault(rowsLay.getKey(), Map.of())
                                        .entrySet()
                                        .containsAll(rowsLay.getValue().entrySet())),
                () -> {
                    read.forEach(each -> each.remember(lying, looked.found(), era));
                    ending.seenAt(looked.found().moment());
                });
    }

    private boolean isLast(Set<Moment> moments) {
        return !moments.isEmpty() && moments.stream().allMatch(eras::isLast);
    }

    /** Where nothing was read from the database, one that began before tells as much. */
    private Eras.Glance glance(PutOff ending) {
        GlanceAhead ahead = ending.ahead();
        return ahead == null || hasRead(ending) ? eras.glance() : ahead.told().orElseGet(eras::glance);
    }

    /** Whether anything may have been read since the beginning. */
    private boolean hasRead(PutOff going) {
        return going.connectionsBefore() != connections.byThisThread() || QuarkusTransaction.isActive();
    }

    private static Held held(Eras.Looked looked, boolean lie, Runnable remembering) {
        return new Held(looked.found().nothingNew(), lie, looked.told(), remembering);
    }

    /** The same whenever the same kinds of rows are looked at, so that it is the same statement. */
    private static List<Surroundings> inOrder(Set<Surroundings> rows) {
        return rows.stream().sorted().toList();
    }

    /** Where in the list the rows are that count, or are taken to count until the end. */
    BitSet counting(List<? extends AuditLog.Cited<?>> rows) {
        PutOff going = putOff.get();
        if (going == null || going.isBroken()) {
            return verified(rows).counting();
        }
        going.read(rows);
        var all = new BitSet(rows.size());
        all.set(0, rows.size());
        return all;
    }

    /** Of so many rows those that count, by their place in the list, and where the entry of each of them lies. */
    private record Verified(int rows, BitSet counting, Map<Integer, String> entryPlaces) {
        boolean all() {
            return counting.cardinality() == rows;
        }

        String entryPlace(int row) {
            return Objects.requireNonNull(entryPlaces.get(row));
        }
    }

    /**
     * "Later" is a greater {@code entry_seq}: whoever changes a row locks it before the entry is inserted, so that the numbers of a
     * row's entries follow its history. Entries that the integration has not come to yet are looked through; a row stands in a
     * body exactly as RFC 8785 writes it.
     */
    private Verified verified(List<? extends AuditLog.Cited<?>> rows) {
        var counting = new BitSet(rows.size());
        var entryPlaces = new HashMap<Integer, String>();
        if (rows.isEmpty()) {
            return new Verified(0, counting, entryPlaces);
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
            entryPlaces.put(place, RecordLook.places((byte[]) entry[4]));
        }
        return new Verified(rows.size(), counting, entryPlaces);
    }

    /** An array literal of kinds and ids, which hold nothing that would have to be quoted. */
    private static String array(List<? extends AuditLog.Cited<?>> rows, Function<AuditLog.Cited<?>, String> part) {
        return rows.stream().map(part).collect(Collectors.joining(",", "{", "}"));
    }
}
