package org.imprimatur.inspection.rules;

/** How many sheets a workbook has, or slides or pages a document, by what a reader sees of them. A text has none. */
public record SheetCount(int visible, int hidden, int veryHidden) {
    public static final SheetCount NONE = new SheetCount(0, 0, 0);

    public int all() {
        return visible + hidden + veryHidden;
    }
}
