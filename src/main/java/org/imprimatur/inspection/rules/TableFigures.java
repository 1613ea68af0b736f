package org.imprimatur.inspection.rules;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The counts of people in one table of figures, each by the names of its row and column. Names that come twice name nothing. */
final class TableFigures {
    /** Beyond so many it is a list of cases, not a table that an office publishes anew every month. */
    private static final int MOST = 200_000;

    private static final int SUPPRESSED = -1;
    private static final int NONE = -2;

    private static final String BETWEEN = " | ";
    private static final Set<String> TOTALS =
            Set.of("total", "totals", "grand total", "overall", "overall total", "sum", "all", "total general");

    private final String path;
    private final TableCells cells;
    private final FigureRows rows;
    private final Map<Name, Figure> figures = new LinkedHashMap<>();
    private final Set<Name> ambiguous = new HashSet<>();
    private boolean tooMany;

    /** Both as folded text. */
    record Name(String row, String column) {
        boolean inTotalRow() {
            return isTotal(row);
        }

        boolean inTotalColumn() {
            return isTotal(column);
        }

        private static boolean isTotal(String name) {
            return TOTALS.contains(name)
                    || TOTALS.stream()
                            .anyMatch(total -> name.startsWith(total + BETWEEN)
                                    || name.endsWith(BETWEEN + total)
                                    || name.contains(BETWEEN + total + BETWEEN));
        }
    }

    /** @param count -1 where it is suppressed */
    record Figure(int count, int row, int column, Mechanism mechanism) {
        boolean isShown() {
            return count >= 0;
        }
    }

    private TableFigures(TableReading reading) {
        this.path = reading.table().path();
        this.cells = reading.cells();
        this.rows = new FigureRows(reading);
    }

    static TableFigures of(TableReading reading) {
        var figures = new TableFigures(reading);
        figures.rows.tell(figures::readRow);
        return figures;
    }

    private void readRow(int from, int to) {
        if (tooMany) {
            return;
        }
        String row = null;
        for (int i = from; i < to; i++) {
            int count = count(i);
            if (count != NONE && rows.counts(i, from)) {
                row = row == null ? rowName(from, to) : row;
                add(
                        new Name(row, rows.header(i)),
                        new Figure(count, cells.row(i), cells.column(i), cells.mechanism(i)));
            }
        }
    }

    private int count(int index) {
        if (cells.kind(index) == Cell.Kind.NUMBER) {
            int whole = rows.whole(index);
            return whole < 0 ? NONE : whole;
        }
        return rows.isSuppressed(index) ? SUPPRESSED : NONE;
    }

    /** Everything in the row that is no figure; a number in front is the name of its row. */
    private String rowName(int from, int to) {
        var name = new StringBuilder(rows.folded(from));
        for (int i = from + 1; i < to; i++) {
            boolean says =
                    cells.kind(i) == Cell.Kind.NUMBER ? !rows.counts(i, from) && rows.isYear(i) : !rows.isSuppressed(i);
            if (says) {
                name.append(BETWEEN).append(rows.folded(i));
            }
        }
        return name.toString();
    }

    private void add(Name name, Figure figure) {
        if (figures.size() == MOST) {
            tooMany = true;
            figures.clear();
        } else if (ambiguous.contains(name) || figures.putIfAbsent(name, figure) != null) {
            ambiguous.add(name);
            figures.remove(name);
        }
    }

    String path() {
        return path;
    }

    boolean isTooMany() {
        return tooMany;
    }

    Map<Name, Figure> figures() {
        return figures;
    }

    @Nullable
    Figure of(Name name) {
        return figures.get(name);
    }

    Set<String> rowNames() {
        var names = new HashSet<String>();
        figures.keySet().forEach(name -> names.add(name.row()));
        return names;
    }

    Set<String> columnNames() {
        var names = new HashSet<String>();
        figures.keySet().forEach(name -> names.add(name.column()));
        return names;
    }

    /** How many figures both have. */
    int shared(TableFigures other) {
        return (int)
                figures.keySet().stream().filter(other.figures::containsKey).count();
    }

    /** Names of rows may be names of people. */
    @Override
    public String toString() {
        return "TableFigures[" + figures.size() + "]";
    }
}
