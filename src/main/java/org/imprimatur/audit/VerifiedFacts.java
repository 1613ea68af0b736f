package org.imprimatur.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Facts that rest on more rows are read each time. */
    private static final int MOST_ROWS = 200;

    private final RecordWatch watch;
    private final NewestEntries newest;
    private final RecordLook look;
    private final List<String> kinds;
    private final Set<String> amongThose;
    private final List<Surroundings> rows;
    private final Map<K, Item<F>> items = new LinkedHashMap<>(16, 0.75f, true);

    VerifiedFacts(
            RecordWatch watch,
            NewestEntries newest,
            RecordLook look,
            List<String> kinds,
            Set<String> amongThose,
            List<Surroundings> rows) {
        this.watch = watch;
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

    private static final class Item<F> {
        private final F facts;
        private final List<String> values;
        private final String places;
        private final long era;
        private final long since = System.nanoTime();
        private volatile Instant seen;

        Item(F facts, List<String> values, RecordLook.Found found, long era) {
            this.facts = facts;
            this.values = values;
            this.places = found.places();
            this.era = era;
            this.seen = found.now();
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
            RecordWatch.Era era = watch.era();
            if (item.era == era.number()) {
                var found = watch.look(look, era, item.values);
                if (found.nothingNew() && found.places().equals(item.places)) {
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
        return item == null || item.era != watch.era().number()
                ? Optional.empty()
                : Optional.of(new AtOnce<>(item.facts, item.seen, true));
    }

    private AtOnce<F> anew(K key, Supplier<Reading<F>> reading) {
        watch.look(look, watch.era(), look.nowhere());
        // Its point is older than everything that is read from here on.
        RecordWatch.Era era = watch.era();
        var noted = newest.noted(reading);
        Reading<F> read = noted.answer();
        List<String> values = noted.counts() && read.lasting() ? values(noted.rows(), read.around()) : null;
        var found = watch.look(look, era, values == null ? look.nowhere() : values);
        if (values != null && found.nothingNew()) {
            remember(key, new Item<>(read.facts(), values, found, era.number()));
        }
        return new AtOnce<>(read.facts(), found.now(), watch.isIntegrated(found));
    }

    /** Null where it rests on too much, or on what is not looked at. */
    private @Nullable List<String> values(List<AuditLog.Cited<?>> verified, List<? extends Collection<String>> around) {
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
        var values = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            values.add(rows.get(i).literal(all.get(i)));
        }
        return values;
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
