package org.imprimatur.inspection.rules;

import java.util.Arrays;

/** Keys in the order in which they were added, each as often as it was. */
final class KeyList {
    private long[] keys = new long[4];
    private int size;

    void add(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = key;
    }

    void addAll(KeyList other) {
        for (int i = 0; i < other.size; i++) {
            add(other.keys[i]);
        }
    }

    long get(int index) {
        return keys[index];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }
}
