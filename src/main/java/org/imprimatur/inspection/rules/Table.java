package org.imprimatur.inspection.rules;

import java.util.List;

/**
 * One sheet of a workbook, a whole CSV file, or a table that a part of the file keeps besides.
 *
 * @param path how places in it begin, for example {@code workbook!Sheet1 (2)}
 * @param name the sheet's name; empty for a CSV file
 * @param sheet how the whole stands in the file, for example {@link Mechanism#VISIBLE} or {@link Mechanism#PIVOT_CACHE}
 * @param cells row by row, in each row from left to right
 */
public record Table(String path, String name, Mechanism sheet, List<Cell> cells) {
    @Override
    public String toString() {
        return "Table[" + cells.size() + " cells]";
    }
}
