package org.imprimatur.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Remembered facts that a query takes to be as they were, and holds against the record when it ends, all of them in one statement
 * (decision 0045); and what it reads, to be remembered if it counts. Where nothing is put off, nothing is taken from memory. Safe for
 * concurrent use.
 *
 * @param <K> what is asked about
 * @param <F> immutable; nothing in it depends on the time, or on what else may change without an entry
 */
public final class SupposedFacts<K, F> {
    /** Where its rows lie is looked up when a query ends; what was asked for longer ago is not remembered. */
    private static final Duration LONGEST_UNSEEN = Duration.ofSeconds(2);

    private final Eras eras;
    private final NewestEntries newest;
    private final FactMemory<K, F> memory;

    SupposedFacts(Eras eras, NewestEntries newest, FactMemory<K, F> memory) {
        this.eras = eras;
        this.newest = newest;
        this.memory = memory;
    }

    /**
     * Facts as they were a moment ago.
     *
     * @param now by this machine's clock since the last look at the database's
     */
    public record Supposed<F>(F facts, Instant now) {}

    /**
     * Remembered facts, or else what is read now, and remembered if it counts. Empty where nothing is put off, or nobody
     * knows what time it is.
     *
     * @param reading as in {@link VerifiedFacts#now}; takes nothing from another memory
     */
    public Optional<Supposed<F>> putOff(K key, Supplier<VerifiedFacts.Reading<F>> reading) {
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

    private F readNow(K key, Supplier<VerifiedFacts.Reading<F>> reading, PutOff going) {
        int before = going.unverified().size();
        VerifiedFacts.Reading<F> read = reading.get();
        rememberLater(
                key,
                read,
                List.copyOf(
                        going.unverified().subList(before, going.unverified().size())));
        return read.facts();
    }

    /** What is remembered; nothing in it depends on the time. */
    public Optional<F> recalled(K key) {
        PutOff going = newest.goingAndRemembering();
        FactMemory.Item<F> item = going == null ? null : memory.find(key);
        return item != null && going != null && going.isOf(item.era())
                ? Optional.of(going.recall(item))
                : Optional.empty();
    }

    /**
     * Puts what is remembered of these to what is known already.
     *
     * @return those of which nothing is
     */
    public Set<K> recalled(Collection<K> keys, Map<K, F> known) {
        var unknown = new LinkedHashSet<K>();
        for (K key : keys) {
            recalled(key).ifPresentOrElse(facts -> known.put(key, facts), () -> unknown.add(key));
        }
        return unknown;
    }

    /**
     * Remembers what was read, once it is known to count.
     *
     * @param rested all rows that it rests on
     */
    public void rememberLater(K key, VerifiedFacts.Reading<F> read, List<? extends AuditLog.Cited<?>> rested) {
        PutOff going = newest.goingAndRemembering();
        List<Collection<String>> values = going != null && read.lasting() ? memory.values(rested, read.around()) : null;
        if (going != null && values != null) {
            going.afterwards(new Later<>(memory, key, read.facts(), values, System.nanoTime()));
        }
    }

    /**
     * One of several facts that were read together.
     *
     * @param rested all rows that it rests on
     */
    public record Each<K, F>(K key, VerifiedFacts.Reading<F> read, List<? extends AuditLog.Cited<?>> rested) {
        /**
         * One that may be remembered.
         *
         * @param around as in {@link VerifiedFacts.Reading}
         */
        public Each(
                K key, F facts, List<? extends AuditLog.Cited<?>> rested, List<? extends Collection<String>> around) {
            this(key, new VerifiedFacts.Reading<>(facts, around, true), rested);
        }
    }

    /** The facts of each of these, as far as there are any: remembered ones; the others are read together. */
    public Map<K, F> each(Collection<K> keys, Function<List<K>, List<Each<K, F>>> reading) {
        var all = new HashMap<K, F>();
        Set<K> unknown = recalled(keys, all);
        if (!unknown.isEmpty()) {
            for (Each<K, F> each : reading.apply(List.copyOf(unknown))) {
                all.put(each.key(), each.read().facts());
                rememberLater(each.key(), each.read(), each.rested());
            }
        }
        return all;
    }

    /**
     * What is to be remembered if it counts.
     *
     * @param values what its rows are looked up by
     * @param asked when it was, by {@link System#nanoTime}; rows that the same request had read before may have been given out again
     */
    record Later<K, F>(FactMemory<K, F> memory, K key, F facts, List<? extends Collection<String>> values, long asked) {
        /** Whether its rows lie where they lay when they were read, but for what somebody did in a moment by hand. */
        boolean isFresh() {
            return System.nanoTime() - asked < LONGEST_UNSEEN.toNanos();
        }

        /** Adds what its rows are looked up by. */
        void addTo(Map<Surroundings, Set<String>> all) {
            for (int i = 0; i < values.size(); i++) {
                all.computeIfAbsent(memory.rows().get(i), first -> new HashSet<>())
                        .addAll(values.get(i));
            }
        }

        /** It counted. */
        void remember(Map<Surroundings, Map<String, String>> lying, RecordLook.Found found, Eras.Era era) {
            memory.keep(key, facts, values, lying, new FactMemory.Seen(found.now(), found.moment(), null), era);
        }
    }
}
