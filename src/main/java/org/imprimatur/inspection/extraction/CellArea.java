package org.imprimatur.inspection.extraction;

/** A rectangle of cells, both corners included. */
record CellArea(int top, int left, int bottom, int right) {
    /** Of the form {@code A1:C2}, {@code A:C}, {@code 1:2} or {@code A1}. */
    static CellArea of(String range) {
        String plain = range.replace("$", "");
        int colon = plain.indexOf(':');
        String first = colon < 0 ? plain : plain.substring(0, colon);
        String last = colon < 0 ? plain : plain.substring(colon + 1);
        CellReference from = corner(first, 0, 0);
        CellReference to = corner(last, CellReference.LAST_ROW, CellReference.LAST_COLUMN);
        return new CellArea(
                Math.min(from.row(), to.row()),
                Math.min(from.column(), to.column()),
                Math.max(from.row(), to.row()),
                Math.max(from.column(), to.column()));
    }

    private static CellReference corner(String text, int row, int column) {
        boolean letters = !text.isEmpty() && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (letters) {
            return new CellReference(row, CellReference.of(text + "1").column());
        }
        if (digits) {
            return new CellReference(CellReference.of("A" + text).row(), column);
        }
        return CellReference.of(text);
    }

    boolean holds(int row, int column) {
        return row >= top && row <= bottom && column >= left && column <= right;
    }
}
