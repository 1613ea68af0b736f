package org.imprimatur.inspection.rules;

/** How content stands in the file: visible, or by which means a reader does not see it. */
public enum Mechanism {
    VISIBLE(""),
    SHEET_HIDDEN("hidden sheets"),
    SHEET_VERY_HIDDEN("very hidden sheets"),
    COLUMN_HIDDEN("hidden columns"),
    ROW_HIDDEN("hidden rows"),
    PIVOT_CACHE("a pivot cache"),
    EXTERNAL_LINK_CACHE("a cache of another file"),
    COMMENT("comments"),
    DEFINED_NAME("defined names"),
    DOC_PROPERTY("document properties"),
    WHITE_TEXT("text in the colour of its background"),
    NUMFMT_HIDDEN("number formats that show nothing"),
    FAR_CELL("far cells"),
    ZERO_WIDTH("invisible characters"),
    HOMOGLYPH("look-alike characters"),
    TRACKED_DELETION("tracked deletions"),
    TRACKED_INSERTION("tracked insertions"),
    TRACKED_MOVE("tracked moves"),
    VANISH("hidden text"),
    SLIDE_HIDDEN("hidden slides"),
    NOTES("notes"),
    MASTER("masters and layouts"),
    FORM_FIELD("fields of forms"),
    MAIL_HEADER("headers of mails"),
    IMAGE_METADATA("what pictures say of themselves"),
    EMBEDDED_OBJECT("embedded objects"),
    COVERED_TEXT("covered text"),
    OFF_PAGE("text off the page"),
    TINY_TEXT("tiny text"),
    INVISIBLE_TEXT("invisible text"),
    HIDDEN_LAYER("hidden layers"),
    IMAGE_TEXT("text in images"),
    ATTACHMENT("attachments"),
    ANNOTATION("annotations"),
    EARLIER_REVISION("text left from an earlier revision"),
    CELL_RULE("rules of cells"),
    CHART_CACHE("caches of charts"),
    CONNECTION("connections to data"),
    CUSTOM_XML("custom XML"),
    DRAWING_TEXT("drawings"),
    HYPERLINK("targets of links"),
    MACRO("macros"),
    OTHER_PART("parts that no reader shows");

    private final String words;

    Mechanism(String words) {
        this.words = words;
    }

    /** For a sentence: where the content is. */
    public String words() {
        return words;
    }

    /** Whether it is a place of its own, made to hold content beside what is shown. Properties and settings are in every file. */
    boolean container() {
        return switch (this) {
            case EARLIER_REVISION,
                    COMMENT,
                    PIVOT_CACHE,
                    EXTERNAL_LINK_CACHE,
                    DEFINED_NAME,
                    MACRO,
                    EMBEDDED_OBJECT,
                    CUSTOM_XML,
                    TRACKED_DELETION,
                    TRACKED_INSERTION,
                    TRACKED_MOVE,
                    VANISH,
                    SLIDE_HIDDEN,
                    NOTES,
                    COVERED_TEXT,
                    OFF_PAGE,
                    INVISIBLE_TEXT,
                    WHITE_TEXT,
                    HIDDEN_LAYER,
                    ATTACHMENT,
                    ANNOTATION,
                    // positions, and texts too long for a caption; whatever else a picture says is a setting or what it
                    // is about
                    IMAGE_METADATA -> true;
            default -> false;
        };
    }

    /** Of a picture nobody can say whether it is hidden, and what a machine reads on it has a finding of its own. */
    boolean certainlyHidden() {
        return hidden() && this != IMAGE_TEXT;
    }

    /** Whether a reader of the file does not see the content. Look-alike characters are seen, only taken for others. */
    public boolean hidden() {
        return this != VISIBLE && this != HOMOGLYPH;
    }
}
