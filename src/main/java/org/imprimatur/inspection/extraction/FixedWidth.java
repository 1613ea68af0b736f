package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Table;
import org.jspecify.annotations.Nullable;

/** Columns of fixed width: most lines are blank at the same places. */
final class FixedWidth {
    private static final int FEWEST_LINES = 4;
    private static final int WIDEST = 2_000;
    /** Share of the lines that may have something between two columns: titles and notes. */
    private static final double STRAY = 0.1;

    private final Budget budget;

    FixedWidth(Budget budget) {
        this.budget = budget;
    }

    /** Null where the lines have no columns. */
    @Nullable
    Table table(List<String> lines) {
        List<Integer> starts = starts(lines);
        if (starts.size() < 2) {
            return null;
        }
        var cells = new TextCells();
        for (int row = 0; row < lines.size(); row++) {
            String line = lines.get(row);
            for (int column = 0; column < starts.size(); column++) {
                int from = Math.min(line.length(), starts.get(column));
                int to = column + 1 < starts.size() ? Math.min(line.length(), starts.get(column + 1)) : line.length();
                String field = line.substring(from, to).strip();
                if (!field.isEmpty()) {
                    budget.readCell();
                    cells.add(row, column, field.toCharArray(), 0, field.length());
                }
            }
        }
        return new Table("file", "", Mechanism.VISIBLE, cells);
    }

    /** Where columns begin: after places at which nearly all lines have a space, two wide where the columns are not told so. */
    private static List<Integer> starts(List<String> lines) {
        int[] filled = new int[WIDEST];
        int counted = 0;
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            counted++;
            for (int i = 0; i < Math.min(WIDEST, line.length()); i++) {
                filled[i] += Character.isWhitespace(line.charAt(i)) ? 0 : 1;
            }
        }
        if (counted < FEWEST_LINES) {
            return List.of();
        }
        int stray = (int) (STRAY * counted);
        var starts = new ArrayList<Integer>();
        boolean after = true;
        for (int i = 0; i < WIDEST; i++) {
            boolean blank = filled[i] <= stray;
            if (!blank && after) {
                starts.add(i);
            }
            after = blank;
        }
        return starts;
    }
}
