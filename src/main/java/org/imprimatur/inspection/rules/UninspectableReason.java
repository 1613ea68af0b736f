package org.imprimatur.inspection.rules;

/** Why a file could not be inspected, and what its submitter can do. Whatever is not understood blocks. */
public enum UninspectableReason {
    UNSUPPORTED_FORMAT("This inspection reads XLSX, CSV, TSV and TXT files only. Save the content as one of these."),
    TYPE_MISMATCH(
            "The content is not what the file name says. Give the file the name of its real type, or save it again."),
    ENCRYPTED("The file needs a password. Remove the password and add it again."),
    MALFORMED(
            "The file is damaged or not written by the rules of its format. Open it, save it again, and add that file."),
    CALCULATED_FIELD(
            "A field is a formula that makes its text of pieces. Save the file with values instead of formulas."),
    UNREAD_ENCODING("The characters could be read in more than one way. Save the file in UTF-8."),
    UNREAD_PART(
            "The workbook holds a part that this inspection does not read. Remove it, or copy the cells to a new workbook."),
    UNREAD_ELEMENT(
            "The workbook holds a feature that this inspection does not read. Remove it, or copy the cells to a new workbook."),
    UNREAD_RELATIONSHIP(
            "The workbook refers to something that this inspection does not read. Copy the cells to a new workbook."),
    EXTERNAL_LINK("The workbook is linked to something outside it. Break the links and save it again."),
    DEFINED_NAME("The workbook defines names that are not plain references into it. Remove them in the name manager."),
    TOO_LARGE("The file is larger than this inspection reads. Divide it."),
    EXPANDS_TOO_FAR("The file expands to far more than its size. Save it again, or divide it."),
    TOO_MANY_PARTS("The workbook has more parts than this inspection reads. Divide it."),
    TOO_MANY_CHARACTERS("The file holds more text than this inspection reads. Divide it."),
    TOO_MANY_CELLS("The file holds more cells than this inspection reads. Divide it."),
    TOO_SLOW("Reading the file took longer than allowed. Divide it."),
    INSPECTION_FAILED("The inspection failed. Save the file again; if it fails again, tell the operator.");

    private final String message;

    UninspectableReason(String message) {
        this.message = message;
    }

    /** To the submitter: what is wrong and what to do next. */
    public String message() {
        return message;
    }
}
