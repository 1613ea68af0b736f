package org.imprimatur.inspection.rules;

/**
 * One cell that is not blank.
 *
 * @param row counted from 0
 * @param column counted from 0
 * @param text as displayed
 * @param value what lies under the display: a date as ISO-8601, a number without its format; for a text the text itself
 */
public record Cell(int row, int column, Kind kind, String text, String value, Mechanism mechanism) {
    public enum Kind {
        TEXT,
        NUMBER,
        DATE
    }

    /** The letters of a column counted from 0, as in a cell's address. */
    public static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.append((char) ('A' + rest % 26));
        }
        return letters.reverse().toString();
    }

    /** The record's own would show the content, which may be about people. */
    @Override
    public String toString() {
        return "Cell[" + letters(column) + (row + 1) + "]";
    }
}
