package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.rules.Mechanism;

/** {@code workbook.bin}: the sheets and their states, and the names that stand for formulas. */
final class XlsbWorkbook {
    private static final int HIDDEN_WINDOW = 3;
    private static final int TABS = 0x20;

    private final Gathered gathered;
    private final String place;
    private final BinarySweep left;
    private final List<SheetEntry> sheets = new ArrayList<>();
    private boolean since1904;
    private final WorkbookView view = new WorkbookView();

    XlsbWorkbook(String place, Budget budget, Gathered gathered) {
        this.place = place;
        this.gathered = gathered;
        this.left = new BinarySweep(place, Mechanism.OTHER_PART, budget);
    }

    void read(byte[] part) {
        BinaryRecords.each(part, this::take);
        gathered.segments(left.sweep().segments());
    }

    List<SheetEntry> sheets() {
        return view.seen(sheets);
    }

    boolean since1904() {
        return since1904;
    }

    private void take(byte[] bytes, int type) {
        var data = new BiffData(bytes);
        switch (type) {
            case 156 -> sheet(data);
            case 153 -> since1904 = (data.i32() & 1) != 0;
            case 158 -> {
                data.skip(24);
                int active = data.i32();
                int flags = data.u8();
                view.window((flags & HIDDEN_WINDOW) == 0, (flags & TABS) != 0, active);
            }
            case 39 -> name(data, bytes);
            default -> left.take(bytes, Mechanism.OTHER_PART);
        }
    }

    private void sheet(BiffData data) {
        Mechanism state = switch (data.i32()) {
            case 0 -> Mechanism.VISIBLE;
            case 1 -> Mechanism.SHEET_HIDDEN;
            case 2 -> Mechanism.SHEET_VERY_HIDDEN;
            default -> throw UninspectableFile.malformed();
        };
        data.skip(4);
        String relationship = data.wideText();
        sheets.add(new SheetEntry(data.wideText(), state, relationship));
    }

    private void name(BiffData data, byte[] bytes) {
        boolean hidden = (data.i32() & 1) != 0;
        data.skip(5);
        String name = data.wideText();
        String formula = BinaryStrings.wideIn(bytes, bytes.length - data.left(), bytes.length);
        String shown = formula.isBlank() ? "" : '"' + formula + '"';
        gathered.segment(DefinedName.segment(place, name, shown, hidden));
    }
}
