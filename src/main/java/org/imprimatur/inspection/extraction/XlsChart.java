package org.imprimatur.inspection.extraction;

import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.chart.SeriesTextRecord;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** What the charts in a sheet of the old format keep of the cells that they were made of, and their titles. */
final class XlsChart {
    /** Series and categories have columns of their own with the same numbers. */
    private static final int APART = 256;

    private static final int INDEX = 0x1065;

    private final String place;
    private final Budget budget;
    private final Gathered gathered;
    private final CacheTable table;
    private int kind;

    XlsChart(String place, Budget budget, Gathered gathered) {
        this.place = place;
        this.budget = budget;
        this.gathered = gathered;
        this.table = new CacheTable(Mechanism.CHART_CACHE, budget);
    }

    void take(Record record) {
        if (record instanceof SeriesTextRecord title) {
            budget.read(title.getText().length());
            gathered.segment(
                    new Segment(place, "chart", Segment.Use.CONTENT, Mechanism.DRAWING_TEXT, title.getText(), null));
        } else if (record instanceof CellValueRecordInterface value) {
            int column = kind * APART + value.getColumn();
            if (value instanceof NumberRecord number) {
                table.number(value.getRow(), column, Double.toString(number.getValue()));
            } else if (value instanceof RKRecord number) {
                table.number(value.getRow(), column, Double.toString(number.getRKNumber()));
            } else if (value instanceof LabelRecord label) {
                table.text(value.getRow(), column, label.getValue());
            }
        } else if (record.getSid() == INDEX) {
            kind++;
        }
    }

    void done() {
        gathered.chart(place + " chart", table.cells());
    }
}
