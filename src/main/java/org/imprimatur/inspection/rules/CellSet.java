package org.imprimatur.inspection.rules;

import java.util.BitSet;

/** Some cells of a table by their index, a bit for each cell of the table. */
final class CellSet {
    private final BitSet cells = new BitSet();
    private int size;

    /** @param index of a cell that is not in it */
    void add(int index) {
        cells.set(index);
        size++;
    }

    boolean has(int index) {
        return cells.get(index);
    }

    int size() {
        return size;
    }

    /** The first from that index on; -1 for none. */
    int next(int from) {
        return cells.nextSetBit(from);
    }

    /** The first, and then always the one so many further. */
    IntList each(int step) {
        var sample = new IntList();
        long[] words = cells.toLongArray();
        int before = 0;
        int wanted = 0;
        for (int word = 0; word < words.length; word++) {
            long rest = words[word];
            int here = Long.bitCount(rest);
            for (int passed = 0; wanted < before + here; passed++) {
                if (before + passed == wanted) {
                    sample.add(word * Long.SIZE + Long.numberOfTrailingZeros(rest));
                    wanted += step;
                }
                rest &= rest - 1;
            }
            before += here;
        }
        return sample;
    }
}
