package org.imprimatur.inspection.extraction;

import org.imprimatur.inspection.rules.Mechanism;

/**
 * A sheet as its workbook lists it.
 *
 * @param state how a reader sees the sheet
 * @param relationship id of its part
 */
record SheetEntry(String name, Mechanism state, String relationship) {
    SheetEntry inHiddenWindow() {
        return new SheetEntry(name, state == Mechanism.VISIBLE ? Mechanism.SHEET_HIDDEN : state, relationship);
    }
}
