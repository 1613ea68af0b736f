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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Facts that counted once, each with where the rows lay that it rests on. Only so many, and only for so long. Does not know whether they
 * are still so: who takes something from here asks the record before it is answered. Safe for concurrent use.
 */
final class FactMemory<K, F> {
    /** What is asked most seldom is forgotten first. */
    private static final int MOST = 1_000;

    /** What somebody wrote into PostgreSQL's own files is met again by then. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    /** Facts that rest on more rows are read each time. */
    private static final int MOST_ROWS = 200;

    private final List<String> kinds;
    private final Set<String> amongThose;
    private final List<Surroundings> rows;
    private final Map<K, Item<F>> items = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param kinds of rows that a fact may rest on
     * @param amongThose more kinds, all of whose rows are found among those around
     * @param rows those of the entries, of each of the kinds, and around, in this order
     */
    FactMemory(List<String> kinds, Set<String> amongThose, List<Surroundings> rows) {
        this.kinds = List.copyOf(kinds);
        this.amongThose = Set.copyOf(amongThose);
        this.rows = List.copyOf(rows);
        if (Set.copyOf(rows).size() != rows.size()) {
            throw new IllegalArgumentException("the same rows twice among " + rows);
        }
    }

    /**
     * When the record said that something is so.
     *
     * @param at by the database's clock
     * @param moment null where nobody knows
     * @param integratedUntil until then no entry has waited too long for its place, if nothing is otherwise; null where nobody knows
     */
    record Seen(
            Instant at, @Nullable Moment moment, @Nullable Instant integratedUntil) {}

    /** A fact as it is remembered. */
    static final class Item<F> {
        private final F facts;
        private final Map<Surroundings, Map<String, String>> lay;
        private final long era;
        private final long since = System.nanoTime();
        private volatile Seen seen;

        private Item(F facts, Map<Surroundings, Map<String, String>> lay, Seen seen, Eras.Era era) {
            this.facts = facts;
            this.lay = lay;
            this.era = era.number();
            this.seen = seen;
        }

        F facts() {
            return facts;
        }

        /** Where the rows lay, by what they are looked up by. */
        Map<Surroundings, Map<String, String>> lay() {
            return lay;
        }

        /** The number of the era in which it counted. */
        long era() {
            return era;
        }

        /** When the record said last that it is so. */
        Seen seen() {
            return seen;
        }

        void seen(Seen now) {
            seen = now;
        }

        /** The same by a moment alone. */
        void seenAt(@Nullable Moment now) {
            seen = new Seen(seen.at(), now, null);
        }

        private boolean isOld() {
            return System.nanoTime() - since > LONGEST.toNanos();
        }
    }

    List<Surroundings> rows() {
        return rows;
    }

    @Nullable
    Item<F> find(K key) {
        synchronized (items) {
            Item<F> item = items.get(key);
            if (item != null && item.isOld()) {
                items.remove(key);
                return null;
            }
            return item;
        }
    }

    /**
     * @param values as {@link #values} answered
     * @param lying where rows lie by a look, those with these values among them
     * @param seen when that was
     */
    void keep(
            K key,
            F facts,
            List<? extends Collection<String>> values,
            Map<Surroundings, Map<String, String>> lying,
            Seen seen,
            Eras.Era era) {
        var own = new HashMap<Surroundings, Map<String, String>>();
        for (int i = 0; i < rows.size(); i++) {
            if (!values.get(i).isEmpty()) {
                Map<String, String> places = Objects.requireNonNull(lying.get(rows.get(i)));
                var ofThese = new HashMap<String, String>();
                values.get(i).forEach(value -> ofThese.put(value, Objects.requireNonNull(places.get(value))));
                own.put(rows.get(i), ofThese);
            }
        }
        synchronized (items) {
            items.values().removeIf(Item::isOld);
            items.put(key, new Item<>(facts, Map.copyOf(own), seen, era));
            if (items.size() > MOST) {
                items.remove(items.keySet().iterator().next());
            }
        }
    }

    void forget(K key, Item<F> item) {
        synchronized (items) {
            items.remove(key, item);
        }
    }

    /**
     * What the rows are looked up by that a fact rests on, in the order of {@link #rows}.
     *
     * @return null where it rests on too much, or on what is not looked at
     */
    @Nullable
    List<Collection<String>> values(
            List<? extends AuditLog.Cited<?>> rested, List<? extends Collection<String>> around) {
        Set<String> entries = new HashSet<>();
        var ids = new ArrayList<Set<String>>();
        kinds.forEach(kind -> ids.add(new HashSet<>()));
        for (AuditLog.Cited<?> each : rested) {
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
}
