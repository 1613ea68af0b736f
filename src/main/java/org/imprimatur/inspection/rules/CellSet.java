package org.imprimatur.inspection.rules;

/** Some cells of a table by their index, a bit for each cell of the table. */
final class CellSet {
    private static final int WORD_BITS = 6;

    private final long[] words;
    private int size;

    /** @param cells how many the table has */
    CellSet(int cells) {
        words = new long[(cells + Long.SIZE - 1) / Long.SIZE];
    }

    /** @param index of a cell that is not in it */
    void add(int index) {
        words[index >>> WORD_BITS] |= 1L << index;
        size++;
    }

    boolean has(int index) {
        return (words[index >>> WORD_BITS] >>> index & 1) != 0;
    }

    int size() {
        return size;
    }

    /** The first from that index on; -1 for none. */
    int next(int from) {
        int word = from >>> WORD_BITS;
        if (word >= words.length) {
            return -1;
        }
        long rest = words[word] & -1L << from;
        while (rest == 0) {
            if (++word == words.length) {
                return -1;
            }
            rest = words[word];
        }
        return (word << WORD_BITS) + Long.numberOfTrailingZeros(rest);
    }

    /** The first, and then always the one so many further. */
    IntList each(int step) {
        var sample = new IntList();
        long before = 0;
        long wanted = 0;
        for (int word = 0; word < words.length; word++) {
            long rest = words[word];
            int here = Long.bitCount(rest);
            for (int passed = 0; wanted < before + here; passed++) {
                if (before + passed == wanted) {
                    sample.add((word << WORD_BITS) + Long.numberOfTrailingZeros(rest));
                    wanted += step;
                }
                rest &= rest - 1;
            }
            before += here;
        }
        return sample;
    }
}
