package org.imprimatur.inspection.rules;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;

/**
 * One table as recognition sees it: which cells hold data about people, and in which cells claims are spoken of. The table
 * is judged by column, so that figures, numbers of cases and names of facilities in statistics are nothing.
 */
final class TableReading {
    private final Table table;
    private final TableCells cells;
    private final Ruleset ruleset;
    private final TextReader reader;
    private final TableLayout layout;
    private final TableValues values;
    private final Map<Integer, Set<ProtectionCategory>> claimColumns = new HashMap<>();

    /** @param aboutClaims whether the file or the table says that it is about claims */
    TableReading(Table table, Ruleset ruleset, TextReader reader, boolean aboutClaims) {
        this.table = table;
        this.cells = TableCells.of(table.cells());
        this.ruleset = ruleset;
        this.reader = reader;
        this.layout = new TableLayout(cells, reader);
        this.values = new TableValues(cells, ruleset, reader.check());
        readHeaders();
        new ColumnJudgement(cells, ruleset, reader, layout, values, aboutClaims).judge();
    }

    Table table() {
        return table;
    }

    Ruleset ruleset() {
        return ruleset;
    }

    TableCells cells() {
        return cells;
    }

    /** One more than the last column that is not blank. */
    int columns() {
        return layout.columns();
    }

    int[] headerRows() {
        return layout.headerRows();
    }

    boolean isHeaderRow(int row) {
        return layout.isHeaderRow(row);
    }

    private void readHeaders() {
        IntList begins = layout.headerBegins();
        for (int i = 0; i < begins.size(); i++) {
            int end = cells.endOfRow(begins.get(i));
            for (int index = begins.get(i); index < end; index++) {
                if (layout.worthReading().has(index)) {
                    readHeader(index);
                }
            }
        }
    }

    private void readHeader(int index) {
        List<ProtectionCategory> claims = read(index).claims();
        if (!claims.isEmpty()) {
            claimColumns
                    .computeIfAbsent(cells.column(index), column -> EnumSet.noneOf(ProtectionCategory.class))
                    .addAll(claims);
        }
    }

    /** What one of the cells says by itself. */
    Reading read(int index) {
        return reader.read(cells.text(index));
    }

    /** Tells a witness all there is. */
    void tell(TableWitness witness) {
        new TableTelling(cells, reader, layout, values, claimColumns, witness).tell();
    }
}
