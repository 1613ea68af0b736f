package org.imprimatur.inspection.extraction;

import org.apache.poi.hssf.record.CommonObjectDataSubRecord;
import org.apache.poi.hssf.record.HeaderFooterBase;
import org.apache.poi.hssf.record.HeaderRecord;
import org.apache.poi.hssf.record.HyperlinkRecord;
import org.apache.poi.hssf.record.NoteRecord;
import org.apache.poi.hssf.record.ObjRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.TextObjectRecord;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/** The texts of a sheet of the old format that stand in no cell: comments, boxes, targets of links, page headers. */
final class XlsNotes {
    private final String place;
    private final Mechanism state;
    private final Budget budget;
    private final Gathered gathered;
    private boolean comment;

    XlsNotes(String place, Mechanism state, Budget budget, Gathered gathered) {
        this.place = place;
        this.state = state;
        this.budget = budget;
        this.gathered = gathered;
    }

    void take(Record record) {
        if (record instanceof ObjRecord object) {
            comment = object.getSubRecords().stream()
                    .anyMatch(part -> part instanceof CommonObjectDataSubRecord data
                            && data.getObjectType() == CommonObjectDataSubRecord.OBJECT_TYPE_COMMENT);
        } else if (record instanceof TextObjectRecord text && text.getStr() != null) {
            add(
                    comment ? "comment" : "box",
                    comment ? Mechanism.COMMENT : Mechanism.DRAWING_TEXT,
                    text.getStr().getString());
        } else if (record instanceof NoteRecord note) {
            add("author of a comment", Mechanism.COMMENT, note.getAuthor());
        } else if (record instanceof HyperlinkRecord link) {
            add("link", Mechanism.HYPERLINK, link.getAddress());
            add("link", Mechanism.HYPERLINK, link.getLabel());
            add("link", Mechanism.HYPERLINK, link.getTextMark());
            add("link", Mechanism.HYPERLINK, link.getTargetFrame());
            add("link", Mechanism.HYPERLINK, link.getShortFilename());
        } else if (record instanceof HeaderFooterBase header) {
            add(
                    record instanceof HeaderRecord ? "header" : "footer",
                    state,
                    header.getText() == null ? null : PageHeader.text(header.getText()));
        }
    }

    private void add(String location, Mechanism mechanism, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            budget.read(text.length());
            gathered.segment(new Segment(place, location, Segment.Use.CONTENT, mechanism, text, null));
        }
    }
}
