package org.imprimatur.inspection.rules;

/** The smallest range of addresses that holds some cells. */
final class Box {
    private int top = Integer.MAX_VALUE;
    private int left = Integer.MAX_VALUE;
    private int bottom = -1;
    private int right = -1;

    void add(int row, int column) {
        top = Math.min(top, row);
        left = Math.min(left, column);
        bottom = Math.max(bottom, row);
        right = Math.max(right, column);
    }

    /** An empty one adds nothing. */
    void add(Box other) {
        top = Math.min(top, other.top);
        left = Math.min(left, other.left);
        bottom = Math.max(bottom, other.bottom);
        right = Math.max(right, other.right);
    }

    void clear() {
        top = Integer.MAX_VALUE;
        left = Integer.MAX_VALUE;
        bottom = -1;
        right = -1;
    }

    /** {@code workbook!Sheet1 (2)!D2:D6253}. */
    String in(String path) {
        String first = Cell.letters(left) + (top + 1);
        String last = Cell.letters(right) + (bottom + 1);
        return path + "!" + (first.equals(last) ? first : first + ":" + last);
    }
}
