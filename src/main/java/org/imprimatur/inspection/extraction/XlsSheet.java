package org.imprimatur.inspection.extraction;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CFHeaderBase;
import org.apache.poi.hssf.record.CFRuleBase;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.DefaultColWidthRecord;
import org.apache.poi.hssf.record.DefaultRowHeightRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.util.CellRangeAddress;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** One sheet of the old format: its cells, the texts beside them, and the charts in it. */
final class XlsSheet {
    private static final int CHARACTER = 256;
    private static final double TWIP = 20;
    private static final int HEIGHT = 0x7fff;
    private static final int ROWS_HIDDEN = 2;

    private final String place;
    private final XlsGlobals globals;
    private final Budget budget;
    private final Gathered gathered;
    private final SheetGrid grid;
    private final XlsNotes notes;
    private final XlsChart chart;
    private final Map<Integer, RowRecord> rows = new HashMap<>();
    private final List<CellValueRecordInterface> values = new ArrayList<>();
    private final Map<CellValueRecordInterface, String> results = new HashMap<>();
    private @Nullable FormulaRecord waiting;
    private int depth;
    private CellRangeAddress[] ruled = {};

    XlsSheet(String place, Mechanism state, XlsGlobals globals, Budget budget, Gathered gathered) {
        this.place = place;
        this.globals = globals;
        this.budget = budget;
        this.gathered = gathered;
        this.grid = new SheetGrid(state, new DisplayedValue(globals.since1904()), budget);
        this.notes = new XlsNotes(place, state, budget, gathered);
        this.chart = new XlsChart(place, budget, gathered);
    }

    void read(BiffRecords records, BiffRecords.Substream part) {
        var in = new RecordFactoryInputStream(new ByteArrayInputStream(records.slice(part)), true);
        for (Record record = in.nextRecord(); record != null; record = in.nextRecord()) {
            take(record);
        }
        var left = new XlsLeftRecords(place, budget, gathered);
        records.each(part.from(), part.to(), left::take);
        left.done();
        chart.done();
        fillGrid();
    }

    private void take(Record record) {
        if (record instanceof BOFRecord) {
            depth++;
        } else if (record instanceof EOFRecord) {
            depth--;
        } else if (depth > 1) {
            chart.take(record);
        } else if (record instanceof StringRecord result) {
            if (waiting != null) {
                results.put(waiting, result.getString());
            }
        } else if (record instanceof CellValueRecordInterface value) {
            values.add(value);
            waiting = record instanceof FormulaRecord formula ? formula : null;
        } else if (record instanceof RowRecord row) {
            rows.merge(row.getRowNumber(), row, (one, other) -> one.getZeroHeight() ? one : other);
        } else {
            takeLayout(record);
            notes.take(record);
        }
    }

    private void takeLayout(Record record) {
        if (record instanceof ColumnInfoRecord columns) {
            grid.columns(
                    columns.getFirstColumn(),
                    Math.max(columns.getFirstColumn(), columns.getLastColumn()),
                    columns.getHidden(),
                    columns.getColumnWidth() / (double) CHARACTER);
        } else if (record instanceof DefaultColWidthRecord width) {
            grid.columnsUsually(width.getColWidth());
        } else if (record instanceof DefaultRowHeightRecord height) {
            grid.rowsUsually(height.getRowHeight() / TWIP);
            if ((height.getOptionFlags() & ROWS_HIDDEN) != 0) {
                grid.hideRows();
            }
        } else if (record instanceof MergeCellsRecord merged) {
            for (int i = 0; i < merged.getNumAreas(); i++) {
                grid.areas().merge(area(merged.getAreaAt(i)));
            }
        } else if (record instanceof CFHeaderBase header) {
            ruled = header.getCellRanges();
        } else if (record instanceof CFRuleBase rule) {
            rule(rule);
        }
    }

    /** A rule may hide what it is true for; whether it is true now is not asked. */
    private void rule(CFRuleBase rule) {
        var font = rule.getFontFormatting();
        if (font == null || font.getFontColorIndex() < 0) {
            return;
        }
        var pattern = rule.getPatternFormatting();
        String behind = pattern == null ? Colours.WHITE : globals.looks().colour(pattern.getFillBackgroundColor());
        if (Colours.same(globals.looks().colour(font.getFontColorIndex()), behind)) {
            for (CellRangeAddress range : ruled) {
                grid.areas().hide(area(range), Mechanism.WHITE_TEXT);
            }
        }
    }

    private static CellArea area(CellRangeAddress range) {
        return new CellArea(range.getFirstRow(), range.getFirstColumn(), range.getLastRow(), range.getLastColumn());
    }

    private void fillGrid() {
        values.sort(Comparator.comparingInt(CellValueRecordInterface::getRow)
                .thenComparingInt(CellValueRecordInterface::getColumn));
        Set<Integer> begun = new HashSet<>();
        for (CellValueRecordInterface value : values) {
            if (begun.add(value.getRow())) {
                RowRecord row = rows.get(value.getRow());
                grid.beginRow(
                        value.getRow(),
                        row != null && row.getZeroHeight(),
                        row == null ? -1 : (row.getHeight() & HEIGHT) / TWIP);
            }
            grid.beginCell(value.getColumn());
            fill(value, globals.looks().look(value.getXFIndex()));
        }
        values.clear();
    }

    private void fill(CellValueRecordInterface value, CellLook look) {
        if (value instanceof LabelSSTRecord label) {
            grid.text(globals.text(label.getSSTIndex()), look);
        } else if (value instanceof LabelRecord label) {
            text(label.getValue(), look);
        } else if (value instanceof NumberRecord number) {
            number(number.getValue(), look);
        } else if (value instanceof RKRecord number) {
            number(number.getRKNumber(), look);
        } else if (value instanceof BoolErrRecord truth) {
            text(truth.isBoolean() ? truth.getBooleanValue() ? "TRUE" : "FALSE" : "#" + truth.getErrorValue(), look);
        } else if (value instanceof FormulaRecord formula) {
            String result = results.get(formula);
            if (result != null) {
                text(result, look);
            } else if (formula.getCachedResultTypeEnum() == org.apache.poi.ss.usermodel.CellType.NUMERIC) {
                number(formula.getValue(), look);
            }
        }
    }

    private void text(String text, CellLook look) {
        budget.read(text.length());
        grid.text(StyledText.plain(text), look);
    }

    private void number(double number, CellLook look) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        grid.number(whole ? Long.toString((long) number) : Double.toString(number), look);
    }

    List<Cell> cells() {
        return grid.cells();
    }
}
