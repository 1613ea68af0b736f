package org.imprimatur.inspection.rules;

import java.util.Arrays;

/** A set of 64-bit keys in one array: millions of people cost eight or sixteen bytes each. */
final class KeySet {
    private static final int FEWEST = 16;
    /** No more room is made for people who are only expected: they may be one person. */
    private static final int MOST_EXPECTED = 1 << 20;

    private long[] slots;
    private int size;
    private boolean zero;

    KeySet() {
        this(0);
    }

    /** @param expected so many keys are added without making room again */
    KeySet(int expected) {
        slots = new long[roomFor(Math.min(expected, MOST_EXPECTED))];
    }

    private static int roomFor(int keys) {
        return Math.max(FEWEST, Integer.highestOneBit(Math.max(1, 2 * keys - 1)) << 1);
    }

    int size() {
        return size + (zero ? 1 : 0);
    }

    boolean add(long key) {
        if (key == 0) {
            boolean added = !zero;
            zero = true;
            return added;
        }
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        int at = place(key);
        if (slots[at] == key) {
            return false;
        }
        slots[at] = key;
        size++;
        return true;
    }

    boolean contains(long key) {
        return key == 0 ? zero : slots[place(key)] == key;
    }

    void addAll(KeySet other) {
        if (size == 0 && slots.length < other.slots.length) {
            slots = other.slots.clone();
            size = other.size;
            zero |= other.zero;
            return;
        }
        if (other.zero) {
            add(0);
        }
        for (long key : other.slots) {
            if (key != 0) {
                add(key);
            }
        }
    }

    long[] sorted() {
        long[] keys = new long[size()];
        int next = 0;
        for (long slot : slots) {
            if (slot != 0) {
                keys[next++] = slot;
            }
        }
        // the zero that may be left over at the end is the key zero
        Arrays.sort(keys);
        return keys;
    }

    /** The keys are hashes already; the multiplication spreads them over the upper bits. */
    private int place(long key) {
        int mask = slots.length - 1;
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (slots[at] != 0 && slots[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        for (long key : old) {
            if (key != 0) {
                slots[place(key)] = key;
            }
        }
    }
}
