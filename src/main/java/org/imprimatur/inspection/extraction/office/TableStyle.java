package org.imprimatur.inspection.extraction.office;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a style says of a table's cells: of all of them, and of those in a row or a column at the edge or in a band.
 *
 * @param conditions by their names in {@code w:tblStylePr} (ECMA-376 part 1, 17.7.6)
 */
record TableStyle(Look whole, Map<String, Look> conditions) {
    static final TableStyle NONE = new TableStyle(new Look(RunLook.PLAIN, null), Map.of());

    /** @param shade null where nothing is said */
    record Look(RunLook run, @Nullable String shade) {
        Look over(Look other) {
            return new Look(run.over(other.run), shade == null ? other.shade : shade);
        }
    }

    TableStyle over(TableStyle other) {
        if (other.equals(NONE)) {
            return this;
        }
        var all = new HashMap<>(other.conditions);
        conditions.forEach((name, look) -> all.merge(name, look, (theirs, ours) -> ours.over(theirs)));
        return new TableStyle(whole.over(other.whole), all);
    }

    /** How a cell looks in this row and column, which are counted from 0. */
    Look of(int row, int column, Flags flags) {
        Look look = whole;
        int bandRow = flags.firstRow() ? row - 1 : row;
        int bandColumn = flags.firstColumn() ? column - 1 : column;
        if (flags.columnBands() && bandColumn >= 0) {
            look = with(look, bandColumn % 2 == 0 ? "band1Vert" : "band2Vert");
        }
        if (flags.rowBands() && bandRow >= 0) {
            look = with(look, bandRow % 2 == 0 ? "band1Horz" : "band2Horz");
        }
        if (flags.firstColumn() && column == 0) {
            look = with(look, "firstCol");
        }
        if (flags.firstRow() && row == 0) {
            look = with(look, "firstRow");
        }
        return look;
    }

    private Look with(Look look, String condition) {
        Look more = conditions.get(condition);
        return more == null ? look : more.over(look);
    }

    /** Which conditions a table uses ({@code w:tblLook}); the last row and column are taken for any other. */
    record Flags(boolean firstRow, boolean firstColumn, boolean rowBands, boolean columnBands) {
        static final Flags NONE = new Flags(false, false, false, false);
    }
}
