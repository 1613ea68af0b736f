package org.imprimatur.inspection.rules;

import java.util.Arrays;

/** Sorts hashes, which spread evenly: dealt out by their first bits they nearly are in order, in a quarter of the time. */
final class SortedHashes {
    /** Fewer are sorted at once. */
    private static final int FEW = 1 << 10;

    /** So many lie together at the end, on average. */
    private static final int TOGETHER = 16;

    /** So many piles that where each of them goes on still fits into the processor's cache. */
    private static final int MOST_PILES = 1 << 16;

    private SortedHashes() {}

    /** Sorts the first so many numbers, whatever they are; slowly where they do not spread. */
    static void sort(long[] keys, int size) {
        if (size < FEW) {
            Arrays.sort(keys, 0, size);
            return;
        }
        int piles = Math.min(MOST_PILES, Integer.highestOneBit(size / TOGETHER));
        int shift = Long.SIZE - Integer.numberOfTrailingZeros(piles);
        int[] ends = new int[piles];
        for (int i = 0; i < size; i++) {
            ends[pile(keys[i], shift)]++;
        }
        int end = 0;
        for (int pile = 0; pile < piles; pile++) {
            end += ends[pile];
            ends[pile] = end;
        }
        long[] dealt = new long[size];
        for (int i = size - 1; i >= 0; i--) {
            dealt[--ends[pile(keys[i], shift)]] = keys[i];
        }
        for (int pile = 0; pile < piles; pile++) {
            Arrays.sort(dealt, ends[pile], pile + 1 < piles ? ends[pile + 1] : size);
        }
        System.arraycopy(dealt, 0, keys, 0, size);
    }

    /** Numbers below zero come first. */
    private static int pile(long key, int shift) {
        return (int) ((key ^ Long.MIN_VALUE) >>> shift);
    }
}
