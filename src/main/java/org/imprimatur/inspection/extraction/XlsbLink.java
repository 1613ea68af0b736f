package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.rules.Mechanism;

/** The copy that a binary workbook keeps of the cells of another. */
final class XlsbLink {
    private final String place;
    private final Budget budget;
    private final Gathered gathered;
    private final BinarySweep left;
    private final List<String> names = new ArrayList<>();
    private CacheTable sheet;
    private String name = "";
    private int row;

    XlsbLink(String place, Budget budget, Gathered gathered) {
        this.place = place;
        this.budget = budget;
        this.gathered = gathered;
        this.left = new BinarySweep(place, Mechanism.EXTERNAL_LINK_CACHE, budget);
        this.sheet = new CacheTable(Mechanism.EXTERNAL_LINK_CACHE, budget);
    }

    void read(byte[] part) {
        BinaryRecords.each(part, this::take);
        endSheet();
        gathered.segments(left.sweep().segments());
    }

    private void take(byte[] bytes, int type) {
        var data = new BiffData(bytes);
        switch (type) {
            case 359 -> {
                int count = data.i32();
                for (int i = 0; i < count; i++) {
                    names.add(data.wideText());
                    left.sweep().text(Mechanism.EXTERNAL_LINK_CACHE, names.get(i), false);
                }
            }
            case 363 -> {
                endSheet();
                int index = data.i32();
                name = index >= 0 && index < names.size() ? names.get(index) : Integer.toString(index);
            }
            case 366 -> row = data.i32();
            case 368, 369, 371 -> value(data, type, data.i32());
            default -> left.take(bytes, Mechanism.EXTERNAL_LINK_CACHE);
        }
    }

    private void value(BiffData data, int type, int column) {
        switch (type) {
            case 368 -> sheet.number(row, column, Double.toString(data.f64()));
            case 369 -> sheet.text(row, column, data.u8() == 0 ? "FALSE" : "TRUE");
            default -> sheet.text(row, column, data.wideText());
        }
    }

    private void endSheet() {
        gathered.linked(place, name, sheet.cells());
        sheet = new CacheTable(Mechanism.EXTERNAL_LINK_CACHE, budget);
    }
}
