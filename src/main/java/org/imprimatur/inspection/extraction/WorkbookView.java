package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The windows in which a workbook opens, which may show fewer sheets than are meant to be visible. */
final class WorkbookView {
    private boolean any;
    private boolean allSheets;
    private final BitSet single = new BitSet();

    /**
     * @param tabs whether a reader can go from sheet to sheet
     * @param active the sheet that is shown first
     */
    void window(boolean visible, boolean tabs, int active) {
        any = true;
        allSheets |= visible && tabs;
        if (visible && active >= 0) {
            single.set(active);
        }
    }

    /** The sheets as a reader sees them in these windows. */
    List<SheetEntry> seen(List<SheetEntry> sheets) {
        if (!any || allSheets) {
            return sheets;
        }
        var seen = new ArrayList<SheetEntry>();
        for (SheetEntry sheet : sheets) {
            seen.add(single.get(seen.size()) ? sheet : sheet.inHiddenWindow());
        }
        return seen;
    }
}
