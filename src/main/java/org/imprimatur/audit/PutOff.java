package org.imprimatur.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was read on a thread and is still to be verified (decision 0022), and what was not read because it is remembered and is still
 * to be held against the record (decision 0045).
 */
final class PutOff {
    private final List<AuditLog.Cited<?>> unverified = new ArrayList<>();
    private final List<SupposedFacts.Later<?, ?>> afterwards = new ArrayList<>();
    private final List<FactMemory.Item<?>> items = new ArrayList<>();
    private final Map<String, String> entries = new HashMap<>();
    private final Map<Asked, Object> answered = new HashMap<>();
    private final Eras.@Nullable Era era;
    private Eras.@Nullable Clock clock;
    private final Set<Moment> moments = new HashSet<>();
    private final String words;
    private final @Nullable GlanceAhead ahead;
    private final long connectionsBefore;
    private boolean isOfMoments = true;
    private boolean hasRecalled;
    private boolean broken;

    /**
     * @param era in which something remembered may be taken to be true; null where nothing may
     * @param words see {@link Glances#expect}
     * @param ahead a glance that began before it; null where none did
     * @param connectionsBefore how many this thread had asked for then, see {@link ConnectionsTaken}
     */
    PutOff(Eras.@Nullable Era era, String words, @Nullable GlanceAhead ahead, long connectionsBefore) {
        this.era = era;
        this.words = words;
        this.ahead = ahead;
        this.connectionsBefore = connectionsBefore;
    }

    /** What a memory was asked. */
    record Asked(SupposedFacts<?, ?> memory, Object key) {}

    Eras.@Nullable Era era() {
        return era;
    }

    List<AuditLog.Cited<?>> unverified() {
        return unverified;
    }

    boolean isBroken() {
        return broken;
    }

    /** Nothing more is put off: something does not count. */
    void breakOff() {
        broken = true;
    }

    void read(List<? extends AuditLog.Cited<?>> rows) {
        unverified.addAll(rows);
    }

    /** Takes something remembered to be true. */
    <F> F recall(FactMemory.Item<F> item) {
        Moment of = item.seen().moment();
        if (of == null) {
            isOfMoments = false;
        } else {
            moments.add(of);
        }
        items.add(item);
        hasRecalled = true;
        return item.facts();
    }

    /**
     * The same of one entry alone.
     *
     * @return false where another of these says that it lies elsewhere
     */
    boolean recallEntry(String id, String place) {
        String other = entries.putIfAbsent(id, place);
        isOfMoments = false;
        hasRecalled = true;
        return other == null || other.equals(place);
    }

    /** When all that was recalled was so, each of it at one of these; empty where that is not known of all of it, or nothing was. */
    Set<Moment> moments() {
        return isOfMoments ? moments : Set.of();
    }

    String words() {
        return words;
    }

    long connectionsBefore() {
        return connectionsBefore;
    }

    /** A glance that began before it; null where none did. */
    @Nullable
    GlanceAhead ahead() {
        return ahead;
    }

    /** All of it is so at this moment. */
    void seenAt(@Nullable Moment now) {
        items.forEach(item -> item.seenAt(now));
    }

    /**
     * Where the rows lay that what was recalled rests on, by what each is looked up by.
     *
     * @return empty where some of it says that they lay elsewhere than other: then they lie not where all of it says
     */
    Optional<Map<Surroundings, Map<String, String>>> recalled() {
        var all = new HashMap<Surroundings, Map<String, String>>();
        all.put(Surroundings.ENTRIES, new HashMap<>(entries));
        for (FactMemory.Item<?> item : items) {
            for (Map.Entry<Surroundings, Map<String, String>> each : item.lay().entrySet()) {
                Map<String, String> these = all.computeIfAbsent(each.getKey(), first -> new HashMap<>());
                for (Map.Entry<String, String> place : each.getValue().entrySet()) {
                    String other = these.put(place.getKey(), place.getValue());
                    if (other != null && !other.equals(place.getValue())) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of(all);
    }

    /**
     * Something depends on what time it is: by one clock for all of it, the last one that there was when it was first asked for.
     *
     * @return null where nobody knows what time it is
     */
    Eras.@Nullable Clock timedBy(Eras.@Nullable Clock last) {
        if (clock == null) {
            clock = last;
        }
        return clock;
    }

    /** By which something was judged; null where nothing was. */
    Eras.@Nullable Clock clock() {
        return clock;
    }

    /** What was answered before in this query; null where nothing was asked yet. */
    @Nullable
    Object answered(Asked asked) {
        return answered.get(asked);
    }

    void answer(Asked asked, Object answer) {
        answered.put(asked, answer);
    }

    /** What is to be remembered if all of it counts. */
    void afterwards(SupposedFacts.Later<?, ?> read) {
        afterwards.add(read);
    }

    /** All of it counted up to here. What is asked from here on may have changed since it was read. */
    void settled() {
        unverified.clear();
        afterwards.clear();
        answered.clear();
    }

    List<SupposedFacts.Later<?, ?>> afterwards() {
        return afterwards;
    }

    boolean isOf(long number) {
        return era != null && era.number() == number;
    }

    /** Whether the record need not be asked for anything but rows that were read. */
    boolean isSettled() {
        return clock == null && !hasRecalled && afterwards.isEmpty();
    }

    /** Whether anything remembered was taken to be true, also what rests on no row. */
    boolean hasRecalled() {
        return hasRecalled;
    }
}
