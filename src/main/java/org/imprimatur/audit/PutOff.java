package org.imprimatur.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read on a thread and is still to be verified (decision 0022), and what was not read because it is remembered and is still
 * to be held against the record (decision 0045).
 */
final class PutOff {
    private final List<AuditLog.Cited<?>> unverified = new ArrayList<>();
    private final List<SupposedFacts.Later<?, ?>> afterwards = new ArrayList<>();
    private final Map<Surroundings, Map<String, String>> recalled = new HashMap<>();
    private final Map<Asked, Object> answered = new HashMap<>();
    private final Eras.@Nullable Era era;
    private Eras.@Nullable Clock clock;
    private boolean hasRecalled;
    private boolean broken;

    /** @param era in which something remembered may be taken to be true; null where nothing may */
    PutOff(Eras.@Nullable Era era) {
        this.era = era;
        recalled.put(Surroundings.ENTRIES, new HashMap<>());
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

    /**
     * Takes something remembered to be true.
     *
     * @param lying where the rows lay that it rests on, by what each is looked up by
     * @return false where something else that was remembered says that they lay elsewhere: then neither is known
     */
    boolean recall(Map<Surroundings, Map<String, String>> lying) {
        for (Map.Entry<Surroundings, Map<String, String>> each : lying.entrySet()) {
            Map<String, String> others = of(each.getKey());
            for (Map.Entry<String, String> place : each.getValue().entrySet()) {
                String other = others.get(place.getKey());
                if (other != null && !other.equals(place.getValue())) {
                    return false;
                }
            }
        }
        lying.forEach((rows, places) -> of(rows).putAll(places));
        hasRecalled = true;
        return true;
    }

    /** The same of one entry alone. */
    boolean recallEntry(String id, String place) {
        String other = of(Surroundings.ENTRIES).putIfAbsent(id, place);
        hasRecalled = true;
        return other == null || other.equals(place);
    }

    private Map<String, String> of(Surroundings rows) {
        return recalled.computeIfAbsent(rows, first -> new HashMap<>());
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

    /** Where the rows lay that it rests on, by what each is looked up by. */
    Map<Surroundings, Map<String, String>> recalled() {
        return recalled;
    }
}
