package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;

/**
 * The copy that a pivot table keeps of the rows that it was made of: values that fields share, and records that stand for
 * rows and refer to them by number.
 */
final class PivotCache {
    /** A value: {@code s} for text, {@code n} number, {@code d} date, {@code b} truth, {@code e} error, {@code m} missing. */
    record Item(char type, String value) {
        @Override
        public String toString() {
            return "Item[" + type + "]";
        }
    }

    private static final class Field {
        private final String name;
        private final List<Item> items = new ArrayList<>();
        private final BitSet used = new BitSet();

        private Field(String name) {
            this.name = name;
        }
    }

    private final Budget budget;
    private final List<Field> fields = new ArrayList<>();
    private final CacheTable records;
    private int row = 1;

    PivotCache(Budget budget) {
        this.budget = budget;
        this.records = new CacheTable(Mechanism.PIVOT_CACHE, budget);
    }

    void field(String name) {
        records.text(0, fields.size(), name);
        fields.add(new Field(name));
    }

    boolean hasFields() {
        return !fields.isEmpty();
    }

    boolean hasItems(int field) {
        return field < fields.size() && !fields.get(field).items.isEmpty();
    }

    /** A value that records may share, of the field that was named last. */
    void item(Item item) {
        if (!fields.isEmpty()) {
            budget.readCell();
            fields.get(fields.size() - 1).items.add(item);
        }
    }

    /** The value of a field in the record that is open. */
    void value(int field, Item item) {
        put(records, row, field, item);
    }

    /** The same by its number among those that the field shares. */
    void shared(int field, int number) {
        if (field >= fields.size()
                || number < 0
                || number >= fields.get(field).items.size()) {
            throw UninspectableFile.malformed();
        }
        fields.get(field).used.set(number);
        put(records, row, field, fields.get(field).items.get(number));
    }

    void endRecord() {
        row++;
    }

    List<Cell> records() {
        return row == 1 ? List.of() : records.cells();
    }

    /** Shared values of which no record speaks, each under its field's name. */
    List<Cell> leftOver() {
        var left = new CacheTable(Mechanism.PIVOT_CACHE, budget);
        boolean any = false;
        for (int field = 0; field < fields.size(); field++) {
            Field each = fields.get(field);
            int at = 1;
            for (int i = each.used.nextClearBit(0); i < each.items.size(); i = each.used.nextClearBit(i + 1)) {
                put(left, at++, field, each.items.get(i));
            }
            if (at > 1) {
                left.text(0, field, each.name);
                any = true;
            }
        }
        return any ? left.cells() : List.of();
    }

    private static void put(CacheTable table, int row, int column, Item item) {
        switch (item.type()) {
            case 'n' -> table.number(row, column, item.value());
            case 'd' -> table.date(row, column, item.value());
            case 'm' -> {
                // missing: nothing stands there
            }
            default -> table.text(row, column, item.value());
        }
    }
}
