package org.imprimatur.inspection.extraction;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.NameCommentRecord;
import org.apache.poi.hssf.record.NameRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.WindowOneRecord;
import org.apache.poi.hssf.record.WriteAccessRecord;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/** What belongs to the whole workbook: sheets and their states, looks, shared texts, names, and caches of other workbooks. */
final class XlsGlobals {
    private static final String PLACE = "stream Workbook";

    private final Budget budget;
    private final Gathered gathered;
    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private final XlsLooks looks = new XlsLooks();
    private final BitSet usedTexts = new BitSet();
    private final Map<Integer, StyledText> texts = new HashMap<>();
    private @Nullable SSTRecord shared;
    private boolean since1904;
    private final WorkbookView view = new WorkbookView();

    XlsGlobals(BiffRecords records, BiffRecords.Substream part, Budget budget, Gathered gathered) {
        this.budget = budget;
        this.gathered = gathered;
        var in = new RecordFactoryInputStream(new ByteArrayInputStream(records.slice(part)), true);
        for (Record record = in.nextRecord(); record != null; record = in.nextRecord()) {
            take(record);
        }
        var links = new XlsLinks(PLACE, budget, gathered);
        var left = new XlsLeftRecords(PLACE, budget, gathered);
        records.each(part.from(), part.to(), (data, type) -> {
            links.take(data, type);
            left.take(data, type);
        });
        links.done();
        left.done();
    }

    List<BoundSheetRecord> sheets() {
        return sheets;
    }

    XlsLooks looks() {
        return looks;
    }

    boolean since1904() {
        return since1904;
    }

    /** How a reader sees each of the sheets, in their order. */
    List<SheetEntry> states() {
        return view.seen(sheets.stream()
                .map(sheet -> new SheetEntry(sheet.getSheetname(), state(sheet), ""))
                .toList());
    }

    private static Mechanism state(BoundSheetRecord sheet) {
        if (sheet.isVeryHidden()) {
            return Mechanism.SHEET_VERY_HIDDEN;
        }
        return sheet.isHidden() ? Mechanism.SHEET_HIDDEN : Mechanism.VISIBLE;
    }

    private void take(Record record) {
        looks.take(record);
        if (record instanceof BoundSheetRecord sheet) {
            sheets.add(sheet);
        } else if (record instanceof SSTRecord strings) {
            shared = strings;
        } else if (record instanceof DateWindow1904Record dates) {
            since1904 = dates.getWindowing() == 1;
        } else if (record instanceof WindowOneRecord window) {
            view.window(!window.getHidden(), window.getDisplayTabs(), window.getActiveSheetIndex());
        } else if (record instanceof NameRecord name) {
            name(name);
        } else if (record instanceof NameCommentRecord comment) {
            segment("comment of name " + comment.getNameText(), Mechanism.DEFINED_NAME, comment.getCommentText());
        } else if (record instanceof WriteAccessRecord user) {
            segment("last user", Mechanism.DOC_PROPERTY, user.getUsername());
        }
    }

    private void name(NameRecord name) {
        var formula = new StringBuilder();
        for (Ptg token : name.getNameDefinition()) {
            formula.append(formula.isEmpty() ? "" : " ").append(XlsFormula.text(token));
        }
        budget.read(formula.length());
        gathered.segment(DefinedName.segment(PLACE, name.getNameText(), formula.toString(), name.isHiddenName()));
        for (String told : List.of(
                name.getCustomMenuText(),
                name.getDescriptionText(),
                name.getHelpTopicText(),
                name.getStatusBarText())) {
            segment("name " + name.getNameText(), Mechanism.DEFINED_NAME, told);
        }
    }

    private void segment(String location, Mechanism mechanism, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            budget.read(text.length());
            gathered.segment(new Segment(PLACE, location, Segment.Use.CONTENT, mechanism, text, null));
        }
    }

    /** The shared text with this index, which a cell uses. */
    StyledText text(int index) {
        if (shared == null || index < 0 || index >= shared.getNumUniqueStrings()) {
            throw UninspectableFile.malformed();
        }
        usedTexts.set(index);
        StyledText known = texts.get(index);
        if (known == null) {
            known = styled(shared.getString(index));
            budget.read(known.text().length());
            texts.put(index, known);
        }
        return known;
    }

    private StyledText styled(UnicodeString string) {
        if (string.getFormatRunCount() == 0) {
            return StyledText.plain(string.getString());
        }
        var fonts = new ArrayList<CellLook.Font>();
        string.formatIterator().forEachRemaining(run -> fonts.add(looks.font(run.getFontIndex())));
        return new StyledText(string.getString(), fonts);
    }

    /** Shared texts that no cell shows, once all sheets are read, and how some are read aloud. */
    List<Segment> unusedTexts() {
        var left = new ArrayList<Segment>();
        SSTRecord strings = shared;
        for (int i = 0; strings != null && i < strings.getNumUniqueStrings(); i++) {
            UnicodeString string = strings.getString(i);
            if (!usedTexts.get(i) && !string.getString().isBlank()) {
                budget.read(string.getString().length());
                left.add(new Segment(
                        PLACE, "text " + i, Segment.Use.CONTENT, Mechanism.EARLIER_REVISION, string.getString(), null));
            }
            if (string.getExtendedRst() != null && string.getExtendedRst().getPhoneticText() != null) {
                segment(
                        "text " + i,
                        Mechanism.INVISIBLE_TEXT,
                        string.getExtendedRst().getPhoneticText());
            }
        }
        return left;
    }
}
