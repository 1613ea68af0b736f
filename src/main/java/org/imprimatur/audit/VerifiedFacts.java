package org.imprimatur.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Facts that were read and verified, remembered in memory until the record or their rows say anything new; which is asked at each
 * question, in one statement, before they are answered again (decision 0039). Only so many, and only for so long. Safe for
 * concurrent use.
 *
 * @param <K> what is asked about
 * @param <F> immutable; nothing in it depends on the time, or on what else may change without an entry
 */
public final class VerifiedFacts<K, F> {
    /** What is asked most seldom is forgotten first. */
    private static final int MOST = 1_000;

    /** What somebody wrote into PostgreSQL's own files is met again by then. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    /** Where its rows lie is looked up when a query ends; what was read longer ago is not remembered. */
    private static final Duration LONGEST_UNSEEN = Duration.ofSeconds(2);

    /** Facts that rest on more rows are read each time. */
    private static final int MOST_ROWS = 200;

    private final RecordWatch watch;
    private final Eras eras;
    private final NewestEntries newest;
    private final RecordLook look;
    private final List<String> kinds;
    private final Set<String> amongThose;
    private final List<Surroundings> rows;
    private final Map<K, Item<F>> items = new LinkedHashMap<>(16, 0.75f, true);

    VerifiedFacts(
            RecordWatch watch,
            Eras eras,
            NewestEntries newest,
            RecordLook look,
            List<String> kinds,
            Set<String> amongThose,
            List<Surroundings> rows) {
        this.watch = watch;
        this.eras = eras;
        this.newest = newest;
        this.look = look;
        this.kinds = List.copyOf(kinds);
        this.amongThose = Set.copyOf(amongThose);
        this.rows = List.copyOf(rows);
    }

    /**
     * What was read.
     *
     * @param around for each of the surroundings, the values that its rows are looked up by
     * @param lasting whether it may be remembered
     */
    public record Reading<F>(F facts, List<? extends Collection<String>> around, boolean lasting) {}

    /**
     * Facts as they are at one moment.
     *
     * @param recordIsIntegrated as {@link AuditHealth#isIntegrated}, at that moment
     */
    public record AtOnce<F>(F facts, Instant now, boolean recordIsIntegrated) {}

    /**
     * Facts as they were a moment ago, to be held against the record at the end of the query.
     *
     * @param now by this machine's clock since the last look at the database's
     */
    public record Supposed<F>(F facts, Instant now) {}

    private static final class Item<F> {
        private final F facts;
        private final List<? extends Collection<String>> values;
        private final Map<Surroundings, Map<String, String>> lying;
        private final long era;
        private final long since = System.nanoTime();
        private volatile Instant seen;

        Item(
                F facts,
                List<? extends Collection<String>> values,
                Map<Surroundings, Map<String, String>> lying,
                Instant seen,
                Eras.Era era) {
            this.facts = facts;
            this.values = values;
            this.lying = lying;
            this.era = era.number();
            this.seen = seen;
        }

        private boolean isOld() {
            return System.nanoTime() - since > LONGEST.toNanos();
        }
    }

    /**
     * The facts of this moment: remembered ones, if nothing that matters was recorded since they were verified and their rows are
     * where they were; otherwise read anew. In the caller's transaction, or without one.
     *
     * @param reading reads everything from the database, through those who verify it; changes nothing, may be done twice
     */
    public AtOnce<F> now(K key, Supplier<Reading<F>> reading) {
        Item<F> item = remembered(key);
        if (item != null) {
            Eras.Era era = eras.now();
            if (item.era == era.number()) {
                var found = eras.look(look, era, look.literals(item.values)).found();
                if (found.nothingNew() && look.byValue(found, item.values).equals(item.lying)) {
                    item.seen = found.now();
                    return new AtOnce<>(item.facts, found.now(), watch.isIntegrated(found));
                }
            }
            forget(key, item);
        }
        return anew(key, reading);
    }

    /** What was true at the last look and may not be any more: enough to know what to lock before asking {@link #now}. */
    public Optional<AtOnce<F>> lately(K key) {
        Item<F> item = remembered(key);
        return item == null || item.era != eras.now().number()
                ? Optional.empty()
                : Optional.of(new AtOnce<>(item.facts, item.seen, true));
    }

    /**
     * While a query is executed whose reading is verified together (decision 0045): remembered facts, which are held against the record
     * when it ends, or else what is read now, and remembered if it counts. Empty where nothing is put off, or nobody
     * knows what time it is.
     *
     * @param reading as in {@link #now}; takes nothing from another memory
     */
    public Optional<Supposed<F>> putOff(K key, Supplier<Reading<F>> reading) {
        PutOff going = newest.goingAndRemembering();
        Eras.Clock clock = going == null ? null : going.timedBy(eras.clock());
        if (going == null || clock == null) {
            return Optional.empty();
        }
        var asked = new PutOff.Asked(this, key);
        @SuppressWarnings("unchecked") // what this memory answered
        F facts = (F) going.answered(asked);
        if (facts == null) {
            facts = recalled(key).orElseGet(() -> readNow(key, reading, going));
            going.answer(asked, facts);
        }
        return Optional.of(new Supposed<>(facts, clock.now()));
    }

    private F readNow(K key, Supplier<Reading<F>> reading, PutOff going) {
        int before = going.unverified().size();
        Reading<F> read = reading.get();
        rememberLater(
                key,
                read,
                List.copyOf(
                        going.unverified().subList(before, going.unverified().size())));
        return read.facts();
    }

    /** While a query is executed, what is remembered, to be held against the record when it ends. Nothing in it depends on the time. */
    public Optional<F> recalled(K key) {
        PutOff going = newest.goingAndRemembering();
        Item<F> item = going == null ? null : remembered(key);
        return item != null && going != null && going.isOf(item.era) && going.recall(item.lying)
                ? Optional.of(item.facts)
                : Optional.empty();
    }

    /**
     * Remembers what was read while a query is executed, once it is known to count.
     *
     * @param rested all rows that it rests on
     */
    public void rememberLater(K key, Reading<F> read, List<? extends AuditLog.Cited<?>> rested) {
        PutOff going = newest.goingAndRemembering();
        List<Collection<String>> values = going != null && read.lasting() ? values(rested, read.around()) : null;
        if (going != null && values != null) {
            going.afterwards(this, new Later<>(key, read.facts(), values, System.nanoTime()));
        }
    }

    /**
     * One of several facts that were read together.
     *
     * @param rested all rows that it rests on
     * @param around as in {@link Reading}
     */
    public record Each<K, F>(
            K key, F facts, List<? extends AuditLog.Cited<?>> rested, List<? extends Collection<String>> around) {}

    /**
     * The facts of each of these, as far as there are any: while a query is executed remembered ones, which are held against the record
     * when it ends; the others are read together.
     */
    public Map<K, F> each(Collection<K> keys, Function<List<K>, List<Each<K, F>>> reading) {
        var all = new HashMap<K, F>();
        var unknown = new ArrayList<K>();
        for (K key : keys) {
            recalled(key).ifPresentOrElse(facts -> all.put(key, facts), () -> unknown.add(key));
        }
        if (!unknown.isEmpty()) {
            for (Each<K, F> read : reading.apply(unknown)) {
                all.put(read.key(), read.facts());
                rememberLater(read.key(), new Reading<>(read.facts(), read.around(), true), read.rested());
            }
        }
        return all;
    }

    /**
     * What is to be remembered if it counts.
     *
     * @param read when, by {@link System#nanoTime}
     */
    record Later<K, F>(K key, F facts, List<? extends Collection<String>> values, long read) {
        /** Whether its rows lie where they lay when they were read, but for what somebody did in a moment by hand. */
        private boolean isFresh() {
            return System.nanoTime() - read < LONGEST_UNSEEN.toNanos();
        }
    }

    /** Remembers what counts, after one look at the rows of all of it; it was read in this era. */
    @SuppressWarnings("unchecked") // what this memory gave
    void remember(List<Later<?, ?>> read, Eras.Era era) {
        List<Later<?, ?>> counting = read.stream().filter(Later::isFresh).toList();
        var all = new ArrayList<Set<String>>();
        for (int i = 0; i < rows.size(); i++) {
            var values = new HashSet<String>();
            for (Later<?, ?> each : counting) {
                values.addAll(each.values().get(i));
            }
            all.add(values);
        }
        RecordLook at = eras.lookAt(rows);
        var found = eras.look(at, era, at.literals(all)).found();
        if (!found.nothingNew()) {
            return;
        }
        var lying = at.byValue(found, all);
        for (Later<?, ?> each : counting) {
            var own = new TreeMap<Surroundings, Map<String, String>>();
            for (int i = 0; i < rows.size(); i++) {
                Map<String, String> places = Objects.requireNonNull(lying.get(rows.get(i)));
                Map<String, String> ofThese = own.computeIfAbsent(rows.get(i), first -> new HashMap<>());
                each.values().get(i).forEach(value -> ofThese.put(value, Objects.requireNonNull(places.get(value))));
            }
            remember((K) each.key(), new Item<>((F) each.facts(), each.values(), own, found.now(), era));
        }
    }

    private AtOnce<F> anew(K key, Supplier<Reading<F>> reading) {
        eras.look(look, eras.now(), look.nowhere());
        // Its point is older than everything that is read from here on.
        Eras.Era era = eras.now();
        var noted = newest.noted(reading);
        Reading<F> read = noted.answer();
        List<Collection<String>> values = noted.counts() && read.lasting() ? values(noted.rows(), read.around()) : null;
        var found = eras.look(look, era, values == null ? look.nowhere() : look.literals(values))
                .found();
        if (values != null && found.nothingNew()) {
            remember(key, new Item<>(read.facts(), values, look.byValue(found, values), found.now(), era));
        }
        return new AtOnce<>(read.facts(), found.now(), watch.isIntegrated(found));
    }

    /** Null where it rests on too much, or on what is not looked at. */
    private @Nullable List<Collection<String>> values(
            List<? extends AuditLog.Cited<?>> verified, List<? extends Collection<String>> around) {
        Set<String> entries = new HashSet<>();
        var ids = new ArrayList<Set<String>>();
        kinds.forEach(kind -> ids.add(new HashSet<>()));
        for (AuditLog.Cited<?> each : verified) {
            entries.add(each.entryId().toString());
            int kind = kinds.indexOf(each.row().attestedKind());
            if (kind >= 0) {
                ids.get(kind).add(each.row().attestedId());
            } else if (!amongThose.contains(each.row().attestedKind())) {
                return null;
            }
        }
        var all = new ArrayList<Collection<String>>();
        all.add(entries);
        all.addAll(ids);
        all.addAll(around);
        if (all.size() != rows.size()) {
            throw new IllegalArgumentException("values for " + all.size() + " of " + rows.size() + " groups of rows");
        }
        if (all.stream().mapToInt(Collection::size).sum() > MOST_ROWS) {
            return null;
        }
        return all;
    }

    private @Nullable Item<F> remembered(K key) {
        synchronized (items) {
            Item<F> item = items.get(key);
            if (item != null && item.isOld()) {
                items.remove(key);
                return null;
            }
            return item;
        }
    }

    private void remember(K key, Item<F> item) {
        synchronized (items) {
            items.values().removeIf(Item::isOld);
            items.put(key, item);
            if (items.size() > MOST) {
                items.remove(items.keySet().iterator().next());
            }
        }
    }

    private void forget(K key, Item<F> item) {
        synchronized (items) {
            items.remove(key, item);
        }
    }
}
