package org.imprimatur.inspection.extraction.web;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** A table that is written without elements of tables: one element for each row, and in each as many for its cells. */
final class RepeatedRows {
    private static final int FEWEST_ROWS = 4;
    private static final int FEWEST_CELLS = 2;
    private static final int MOST_CELLS = 60;
    private static final int LONGEST_ROW = 1_000;
    private static final double ALIKE = 0.8;

    private final Budget budget;
    private final Gathered gathered;
    private final StyleSheets styles;

    RepeatedRows(Budget budget, Gathered gathered, StyleSheets styles) {
        this.budget = budget;
        this.gathered = gathered;
        this.styles = styles;
    }

    void read(Element element, Look look) {
        Elements rows = element.children();
        if (rows.size() < FEWEST_ROWS) {
            return;
        }
        int width = rows.get(rows.size() / 2).childrenSize();
        long alike = rows.stream().filter(row -> row.childrenSize() == width).count();
        if (width < FEWEST_CELLS || width > MOST_CELLS || alike < ALIKE * rows.size()) {
            return;
        }
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Look rowLook = look.in(rows.get(row), styles.of(rows.get(row)));
            String whole = rows.get(row).text();
            if (whole.length() > LONGEST_ROW) {
                return;
            }
            budget.read(whole.length());
            for (int column = 0; column < rows.get(row).childrenSize(); column++) {
                Element cell = rows.get(row).child(column);
                String text = cell.text();
                Mechanism mechanism = rowLook.in(cell, styles.of(cell)).mechanism();
                if (!text.isBlank()) {
                    budget.readCell();
                    cells.add(new Cell(row, column, Cell.Kind.TEXT, text, text, mechanism));
                }
            }
        }
        gathered.table("rows in " + element.normalName(), "", cells);
    }
}
