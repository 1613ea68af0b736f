package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.DateUtil;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;

/** Builds the table of a cache, whose values may come in any order. */
final class CacheTable {
    private final Mechanism mechanism;
    private final Budget budget;
    private final Map<Integer, Map<Integer, Cell>> rows = new TreeMap<>();

    CacheTable(Mechanism mechanism, Budget budget) {
        this.mechanism = mechanism;
        this.budget = budget;
    }

    void text(int row, int column, String text) {
        put(row, column, Cell.Kind.TEXT, text);
    }

    void number(int row, int column, String number) {
        try {
            put(row, column, Cell.Kind.NUMBER, DisplayedValue.plain(number));
        } catch (NumberFormatException other) {
            put(row, column, Cell.Kind.TEXT, number);
        }
    }

    /** @param written as ISO 8601 writes it, perhaps with a time that says nothing */
    void date(int row, int column, String written) {
        put(row, column, Cell.Kind.DATE, written.replace("T00:00:00", ""));
    }

    /** @param days since the beginning of a spreadsheet's calendar */
    void date(int row, int column, double days) {
        boolean valid = DateUtil.isValidExcelDate(days);
        if (valid) {
            date(row, column, DateUtil.getLocalDateTime(days).toString().replace("T00:00", ""));
        } else {
            number(row, column, Double.toString(days));
        }
    }

    private void put(int row, int column, Cell.Kind kind, String text) {
        if (!text.isBlank()) {
            budget.readCell();
            budget.read(text.length());
            rows.computeIfAbsent(row, each -> new TreeMap<>())
                    .put(column, new Cell(row, column, kind, text, text, mechanism));
        }
    }

    List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        rows.values().forEach(row -> cells.addAll(row.values()));
        return cells;
    }
}
