package org.imprimatur.inspection.extraction;

import java.util.List;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** One sheet of a binary workbook: its cells, and what besides them hides some. */
final class XlsbSheet {
    private static final double CHARACTER = 256;
    private static final double TWIP = 20;
    private static final int HIDDEN_ROW = 0x10;
    private static final int ROWS_HIDDEN = 2;
    /** From here on records of cells do not say their column, which is the next. */
    private static final int SHORT = 12;

    private final String place;
    private final Mechanism state;
    private final XlsbTexts texts;
    private final XlsbLooks looks;
    private final Budget budget;
    private final Gathered gathered;
    private final SheetGrid grid;
    private final BinarySweep left;
    private List<CellArea> ruled = List.of();

    XlsbSheet(
            String place,
            Mechanism state,
            XlsbTexts texts,
            XlsbLooks looks,
            DisplayedValue displayed,
            Budget budget,
            Gathered gathered) {
        this.place = place;
        this.state = state;
        this.texts = texts;
        this.looks = looks;
        this.budget = budget;
        this.gathered = gathered;
        this.grid = new SheetGrid(state, displayed, budget);
        this.left = new BinarySweep(place, Mechanism.OTHER_PART, budget);
    }

    List<Cell> read(byte[] part) {
        BinaryRecords.each(part, this::take);
        gathered.segments(left.sweep().segments());
        return grid.cells();
    }

    private void take(byte[] bytes, int type) {
        var data = new BiffData(bytes);
        switch (type) {
            case 0 -> row(data);
            case 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 62 -> cell(data, type, data.i32(), bytes);
            case 13, 14, 15, 16, 17, 18 -> cell(data, type - SHORT + 1, grid.column() + 1, bytes);
            case 60 -> columns(data);
            case 485 -> usually(data);
            case 176 -> grid.areas().merge(area(data));
            case 461 -> ruled(data);
            case 463 -> {
                data.skip(8);
                hide(looks.conditional(data.i32()));
                left.take(bytes, Mechanism.CELL_RULE);
            }
            case 465 -> {
                data.skip(4);
                hide((data.u16() & 1) != 0 ? Mechanism.NUMFMT_HIDDEN : Mechanism.VISIBLE);
            }
            case 467 -> {
                data.skip(2);
                hide(data.u8() == 0 ? Mechanism.NUMFMT_HIDDEN : Mechanism.VISIBLE);
            }
            case 494 -> link(data);
            case 479 -> headers(data);
            case 64, 681, 1053 -> left.take(bytes, Mechanism.CELL_RULE);
            default -> left.take(bytes, Mechanism.OTHER_PART);
        }
    }

    private void row(BiffData data) {
        int row = data.i32();
        data.skip(4);
        double height = data.u16() / TWIP;
        data.skip(1);
        grid.beginRow(row, (data.u8() & HIDDEN_ROW) != 0, height);
    }

    private void cell(BiffData data, int type, int column, byte[] bytes) {
        CellLook look = looks.look(data.i32() & 0xffffff);
        grid.beginCell(column);
        switch (type) {
            case 2 -> number(data.packedNumber(), look);
            case 5, 9 -> number(data.f64(), look);
            case 4, 10 -> text(data.u8() == 0 ? "FALSE" : "TRUE", look);
            case 3, 11 -> text("#" + data.u8(), look);
            case 6, 8 -> text(data.wideText(), look);
            case 7 -> grid.text(texts.use(data.i32()), look);
            default -> grid.text(XlsbTexts.rich(data, looks, left.sweep()), look);
        }
        if (type >= 8 && type <= 11) {
            String formula = BinaryStrings.in(bytes, bytes.length - data.left(), bytes.length);
            left.sweep().setting(Mechanism.OTHER_PART, formula);
        }
    }

    private void number(double number, CellLook look) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        grid.number(whole ? Long.toString((long) number) : Double.toString(number), look);
    }

    private void text(String text, CellLook look) {
        budget.read(text.length());
        grid.text(StyledText.plain(text), look);
    }

    private void columns(BiffData data) {
        int first = data.i32();
        int last = data.i32();
        double width = data.i32() / CHARACTER;
        data.skip(4);
        grid.columns(first, last, (data.u16() & 1) != 0, width);
    }

    private void usually(BiffData data) {
        int exact = data.i32();
        int characters = data.u16();
        grid.columnsUsually(exact == -1 ? characters : exact / CHARACTER);
        grid.rowsUsually(data.u16() / TWIP);
        if ((data.u16() & ROWS_HIDDEN) != 0) {
            grid.hideRows();
        }
    }

    private static CellArea area(BiffData data) {
        int top = data.i32();
        int bottom = data.i32();
        return new CellArea(top, data.i32(), bottom, data.i32());
    }

    private void ruled(BiffData data) {
        data.skip(8);
        int count = data.i32();
        var areas = new java.util.ArrayList<CellArea>();
        for (int i = 0; i < count; i++) {
            areas.add(area(data));
        }
        ruled = areas;
    }

    private void hide(Mechanism mechanism) {
        if (mechanism != Mechanism.VISIBLE) {
            ruled.forEach(area -> grid.areas().hide(area, mechanism));
        }
    }

    private void link(BiffData data) {
        data.skip(16);
        data.wideText();
        for (int i = 0; i < 3; i++) {
            left.sweep().text(Mechanism.HYPERLINK, data.wideText(), false);
        }
    }

    private void headers(BiffData data) {
        data.skip(2);
        for (int i = 0; i < 6 && data.left() >= 4; i++) {
            String text = PageHeader.text(data.wideText());
            if (!text.isBlank()) {
                budget.read(text.length());
                gathered.segment(new Segment(place, "page header", Segment.Use.CONTENT, state, text, null));
            }
        }
    }
}
