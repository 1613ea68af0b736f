package org.imprimatur.inspection.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a file holds, as a reviewer looks at it: each cell with the means by which a reader of the file would not see it,
 * and whatever is about people masked unless it is to be revealed.
 *
 * @param sheets all of them, in the order of the file
 * @param sheet which of them the rows are of, counted from 0
 * @param from how many rows of the sheet that are not blank come before these
 * @param columns the letters of the columns that are shown, of those that are not blank
 * @param columnsLeftOff how many more columns are not blank
 * @param texts what stands outside of the sheets: comments, properties, caches; the first of them
 * @param textsLeftOff how many more there are
 */
public record Preview(
        List<Sheet> sheets,
        int sheet,
        int from,
        List<String> columns,
        int columnsLeftOff,
        List<Row> rows,
        List<Text> texts,
        int textsLeftOff) {
    /** @param rows how many are not blank */
    public record Sheet(String name, Mechanism mechanism, int rows) {}

    /** @param number as the file counts, from 1 */
    public record Row(int number, List<Value> values) {}

    /**
     * @param column an index into the columns that are shown
     * @param text null where it is masked
     */
    public record Value(int column, @Nullable String text, Mechanism mechanism) {
        /** The record's own would show what may be about people. */
        @Override
        public String toString() {
            return "Value[" + column + ", " + mechanism + "]";
        }
    }

    /** @param text null where it is masked */
    public record Text(String place, @Nullable String text, Mechanism mechanism) {
        /** The record's own would show what may be about people. */
        @Override
        public String toString() {
            return "Text[" + mechanism + "]";
        }
    }
}
