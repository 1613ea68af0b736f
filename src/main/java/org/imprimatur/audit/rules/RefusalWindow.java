package org.imprimatur.audit.rules;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The refusals of one actor within one window of time: the first are recorded each by itself, the rest are counted, so that
 * nobody fills the record, or hides in it, by being refused. Not safe for concurrent use.
 */
public final class RefusalWindow {
    private final Instant opened;
    private final SortedMap<String, Integer> counted = new TreeMap<>();
    private int recorded;

    public RefusalWindow(Instant opened) {
        this.opened = opened;
    }

    /** What becomes of a refusal. */
    public enum Treatment {
        RECORD,
        /** Recorded, and the entry says that further ones are counted. */
        RECORD_AS_LAST,
        COUNT
    }

    /**
     * Takes one more.
     *
     * @param code of the refusal
     * @param limit how many are recorded each by itself, at least 1
     */
    public Treatment take(String code, int limit) {
        if (recorded < limit) {
            recorded++;
            return recorded == limit ? Treatment.RECORD_AS_LAST : Treatment.RECORD;
        }
        counted.merge(code, 1, Integer::sum);
        return Treatment.COUNT;
    }

    public Instant opened() {
        return opened;
    }

    /** How many were counted, by the code of the refusal; empty where none was. */
    public SortedMap<String, Integer> counted() {
        return Collections.unmodifiableSortedMap(counted);
    }
}
