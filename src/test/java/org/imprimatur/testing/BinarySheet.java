package org.imprimatur.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One sheet of a {@link BinaryWorkbook}; cells are texts and numbers. */
public final class BinarySheet {
    private final String name;
    private final List<List<Object>> rows;
    private final Set<Integer> hiddenRows = new HashSet<>();
    private final BiffWriter columns = new BiffWriter();
    private final BiffWriter after = new BiffWriter();
    private int firstRow;
    private int firstColumn;
    private int look;
    private int state;

    private BinarySheet(String name, List<List<Object>> rows) {
        this.name = name;
        this.rows = rows;
    }

    public static BinarySheet of(String name, List<List<Object>> rows) {
        return new BinarySheet(name, rows);
    }

    /** @param state 0 visible, 1 hidden, 2 very hidden */
    public BinarySheet in(int other) {
        state = other;
        return this;
    }

    public BinarySheet hidingRows(Set<Integer> hidden) {
        hiddenRows.addAll(hidden);
        return this;
    }

    public BinarySheet hidingColumns(int first, int last) {
        columns.part(60, new BiffWriter().i32(first, last, 9 * 256, 0).u16(1));
        return this;
    }

    public BinarySheet startingAt(int row, int column) {
        firstRow = row;
        firstColumn = column;
        return this;
    }

    /** All but the first row, which has the headers. */
    public BinarySheet looking(int other) {
        look = other;
        return this;
    }

    /** A record after the cells. */
    public BinarySheet followedBy(int type, BiffWriter data) {
        after.part(type, data);
        return this;
    }

    String name() {
        return name;
    }

    int state() {
        return state;
    }

    byte[] bytes() {
        var sheet = new BiffWriter().part(129);
        sheet.part(390).raw(columns.bytes()).part(391).part(145);
        for (int i = 0; i < rows.size(); i++) {
            int flags = hiddenRows.contains(i) ? 0x10 : 0;
            sheet.part(
                    0,
                    new BiffWriter()
                            .i32(firstRow + i, 0)
                            .u16(288)
                            .u8(0, flags, 0)
                            .i32(0));
            for (int j = 0; j < rows.get(i).size(); j++) {
                cell(sheet, firstColumn + j, i == 0 ? 0 : look, rows.get(i).get(j));
            }
        }
        return sheet.part(146).raw(after.bytes()).part(130).bytes();
    }

    private static void cell(BiffWriter sheet, int column, int look, Object value) {
        var head = new BiffWriter().i32(column, look);
        if (value instanceof Number number) {
            sheet.part(5, head.f64(number.doubleValue()));
        } else if (!value.equals("")) {
            sheet.part(6, head.wide(value.toString()));
        }
    }
}
