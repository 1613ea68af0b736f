package org.imprimatur.inspection.rules;

import java.util.List;

/**
 * One sheet of a workbook, or a whole CSV file.
 *
 * @param path how places in it begin, for example {@code workbook!Sheet1 (2)}
 * @param name the sheet's name; empty for a CSV file
 * @param sheet {@link Mechanism#VISIBLE}, {@link Mechanism#SHEET_HIDDEN} or {@link Mechanism#SHEET_VERY_HIDDEN}
 * @param cells row by row, in each row from left to right
 */
public record Table(String path, String name, Mechanism sheet, List<Cell> cells) {
    @Override
    public String toString() {
        return "Table[" + cells.size() + " cells]";
    }
}
