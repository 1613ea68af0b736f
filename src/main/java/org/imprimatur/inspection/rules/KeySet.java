package org.imprimatur.inspection.rules;

import java.util.Arrays;

/**
 * A set of 64-bit keys in one array: millions of people cost eight or sixteen bytes each. Keys are only put down when they are added, and
 * sorted when something is asked, since a table of so many would miss the processor's cache at every key. Asking between
 * additions is slow.
 */
final class KeySet {
    private static final int FEWEST = 8;
    /** No more room is made for people who are only expected: they may be one person. */
    private static final int MOST_EXPECTED = 1 << 20;

    private long[] keys;
    private int size;
    /** So many of the keys are sorted and differ; those behind them are as they came. */
    private int settled;

    KeySet() {
        this(0);
    }

    /** @param expected so many keys are added without making room again */
    KeySet(int expected) {
        keys = new long[Math.max(FEWEST, Math.min(expected, MOST_EXPECTED))];
    }

    int size() {
        settle();
        return size;
    }

    void add(long key) {
        if (size == keys.length) {
            settle();
            if (size > keys.length / 2) {
                keys = Arrays.copyOf(keys, 2 * keys.length);
            }
        }
        keys[size++] = key;
    }

    boolean contains(long key) {
        settle();
        return Arrays.binarySearch(keys, 0, size, key) >= 0;
    }

    void addAll(KeySet other) {
        other.settle();
        if (size == 0) {
            keys = Arrays.copyOf(other.keys, Math.max(FEWEST, other.size));
            size = other.size;
            settled = size;
        } else if (other.size < size / FEWEST) {
            for (int i = 0; i < other.size; i++) {
                add(other.keys[i]);
            }
        } else {
            settle();
            merge(other);
        }
    }

    private void merge(KeySet other) {
        long[] merged = new long[size + other.size];
        int filled = 0;
        int at = 0;
        int there = 0;
        while (at < size || there < other.size) {
            boolean mine = there == other.size || (at < size && keys[at] <= other.keys[there]);
            long key = mine ? keys[at] : other.keys[there];
            merged[filled++] = key;
            at += mine ? 1 : 0;
            there += there < other.size && other.keys[there] == key ? 1 : 0;
        }
        keys = merged;
        size = filled;
        settled = size;
    }

    long[] sorted() {
        settle();
        return Arrays.copyOf(keys, size);
    }

    private void settle() {
        if (settled == size) {
            return;
        }
        SortedHashes.sort(keys, size);
        int filled = 1;
        for (int i = 1; i < size; i++) {
            if (keys[i] != keys[filled - 1]) {
                keys[filled++] = keys[i];
            }
        }
        size = filled;
        settled = size;
    }
}
