package org.imprimatur.inspection.extraction;

import org.imprimatur.inspection.rules.Cell;

/** An address in a sheet, both parts counted from 0. */
record CellReference(int row, int column) {
    static final int LAST_ROW = 1_048_575;
    static final int LAST_COLUMN = 16_383;

    /** Of the form {@code AB12}. */
    static CellReference of(String address) {
        int at = 0;
        int column = 0;
        while (at < address.length() && address.charAt(at) >= 'A' && address.charAt(at) <= 'Z' && at < 4) {
            column = column * 26 + address.charAt(at) - 'A' + 1;
            at++;
        }
        int row = number(address.substring(at), LAST_ROW + 1);
        if (column == 0 || column - 1 > LAST_COLUMN || row == 0) {
            throw UninspectableFile.malformed();
        }
        return new CellReference(row - 1, column - 1);
    }

    /** A number without a sign, at most so large. */
    static int number(String text, int most) {
        int number = 0;
        if (text.isEmpty() || text.length() > 9) {
            throw UninspectableFile.malformed();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw UninspectableFile.malformed();
            }
            number = number * 10 + c - '0';
        }
        if (number > most) {
            throw UninspectableFile.malformed();
        }
        return number;
    }

    @Override
    public String toString() {
        return Cell.letters(column) + (row + 1);
    }
}
