package org.imprimatur.inspection.rules;

import java.util.Arrays;

/** Numbers in the order in which they were added. */
final class IntList {
    private int[] numbers = new int[64];
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + (size >> 1));
        }
        numbers[size++] = number;
    }

    int get(int index) {
        return numbers[index];
    }

    int size() {
        return size;
    }

    /** In rising order. */
    void sort() {
        Arrays.sort(numbers, 0, size);
    }

    void clear() {
        size = 0;
    }
}
