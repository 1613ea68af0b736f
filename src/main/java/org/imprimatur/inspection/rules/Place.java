package org.imprimatur.inspection.rules;

import java.util.Collection;

/** Where cells are, as one range of addresses: {@code workbook!Sheet1 (2)!D2:D6253}. */
final class Place {
    private Place() {}

    static String of(String path, Collection<Cell> cells) {
        int top = Integer.MAX_VALUE;
        int left = Integer.MAX_VALUE;
        int bottom = 0;
        int right = 0;
        for (Cell cell : cells) {
            top = Math.min(top, cell.row());
            left = Math.min(left, cell.column());
            bottom = Math.max(bottom, cell.row());
            right = Math.max(right, cell.column());
        }
        String first = Cell.letters(left) + (top + 1);
        String last = Cell.letters(right) + (bottom + 1);
        return path + "!" + (first.equals(last) ? first : first + ":" + last);
    }
}
