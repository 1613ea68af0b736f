package org.imprimatur.inspection.extraction;

import java.nio.BufferUnderflowException;
import java.util.List;
import org.apache.poi.hssf.record.CRNCountRecord;
import org.apache.poi.hssf.record.CRNRecord;
import org.apache.poi.hssf.record.ExternalNameRecord;
import org.apache.poi.hssf.record.SupBookRecord;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/** The copies that a workbook of the old format keeps of cells of others (MS-XLS 2.4.271, 2.4.353, 2.4.63). */
final class XlsLinks {
    private final String place;
    private final Budget budget;
    private final Gathered gathered;
    private @Nullable CacheTable sheet;
    private int sheets;

    XlsLinks(String place, Budget budget, Gathered gathered) {
        this.place = place;
        this.budget = budget;
        this.gathered = gathered;
    }

    void take(byte[] data, int type) {
        switch (type) {
            case SupBookRecord.sid -> {
                done();
                content(data);
            }
            case ExternalNameRecord.sid -> content(data);
            case CRNCountRecord.sid -> {
                done();
                sheet = new CacheTable(Mechanism.EXTERNAL_LINK_CACHE, budget);
            }
            case CRNRecord.sid -> values(data);
            default -> {}
        }
    }

    private void content(byte[] data) {
        String text = BinaryStrings.in(data);
        if (!text.isEmpty()) {
            budget.read(text.length());
            gathered.segment(
                    new Segment(place, "link", Segment.Use.CONTENT, Mechanism.EXTERNAL_LINK_CACHE, text, null));
        }
    }

    private void values(byte[] bytes) {
        if (sheet == null) {
            sheet = new CacheTable(Mechanism.EXTERNAL_LINK_CACHE, budget);
        }
        try {
            var data = new BiffData(bytes);
            int last = data.u8();
            int first = data.u8();
            int row = data.u16();
            for (int column = first; column <= last; column++) {
                value(sheet, row, column, data);
            }
        } catch (BufferUnderflowException e) {
            throw UninspectableFile.malformed();
        }
    }

    private static void value(CacheTable sheet, int row, int column, BiffData data) {
        switch (data.u8()) {
            case 1 -> sheet.number(row, column, Double.toString(data.f64()));
            case 2 -> sheet.text(row, column, data.text());
            case 4 -> {
                sheet.text(row, column, data.u8() == 0 ? "FALSE" : "TRUE");
                data.skip(7);
            }
            case 0, 16 -> data.skip(8);
            default -> throw UninspectableFile.malformed();
        }
    }

    void done() {
        if (sheet != null) {
            sheets++;
            gathered.cache(place + " link sheet " + sheets, Mechanism.EXTERNAL_LINK_CACHE, List.copyOf(sheet.cells()));
        }
        sheet = null;
    }
}
