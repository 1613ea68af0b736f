package org.imprimatur.inspection.rules;

/** Why a file could not be inspected, and what its submitter can do. Whatever is not understood blocks. */
public enum UninspectableReason {
    UNSUPPORTED_FORMAT(
            "The inspection does not read files of this kind. Save the content as a workbook, text, PDF, Word or PowerPoint"
                    + " document, mail, web page, picture or archive of a common format."),
    TYPE_MISMATCH(
            "The content is not what the file name says. Give the file the name of its real type, or save it again."),
    ENCRYPTED("The file needs a password. Remove the password and add it again."),
    MALFORMED(
            "The file is damaged or not written by the rules of its format. Open it, save it again, and add that file."),
    CALCULATED_FIELD(
            "A field is a formula that makes its text of pieces. Save the file with values instead of formulas."),
    UNREAD_ENCODING("The characters could be read in more than one way. Save the file in UTF-8."),
    TOO_LARGE("The file is larger than this inspection reads. Divide it."),
    EXPANDS_TOO_FAR("The file expands to far more than its size. Save it again, or divide it."),
    TOO_MANY_PARTS("The file has more parts than this inspection reads. Divide it."),
    TOO_MANY_CHARACTERS("The file holds more text than this inspection reads. Divide it."),
    TOO_MANY_CELLS("The file holds more cells than this inspection reads. Divide it."),
    TOO_SLOW("Reading the file took longer than allowed. Divide it."),
    OUT_OF_MEMORY("Reading the file takes more memory than allowed. Divide it."),
    TOO_MUCH_OUTPUT(
            "What there is to say about the file is more than allowed. Divide it, or remove what is not needed in it."),
    MALWARE(
            "The malware scanner knows this file. It is not taken apart. Tell your security office, and add a file that is safe."),
    NOT_SCANNED(
            "The malware scanner would not take the whole file. Divide it, or ask the operator to let the scanner take larger files."),
    WORKER_DIED(
            "The process that read the file ended before it was done. Save the file again, or divide it; if that does"
                    + " not help, tell the operator."),
    UNTRUSTED_ANSWER(
            "The process that read the file gave an answer that cannot be trusted. Tell the operator before you"
                    + " add this file again."),
    INSPECTION_FAILED("The inspection failed. Save the file again; if it fails again, tell the operator.");

    private final String message;

    UninspectableReason(String message) {
        this.message = message;
    }

    /** Whether it is a limit on the whole file, of which every part of it uses up some. */
    public boolean isLimit() {
        return switch (this) {
            case TOO_LARGE, EXPANDS_TOO_FAR, TOO_MANY_PARTS, TOO_MANY_CHARACTERS, TOO_MANY_CELLS, TOO_SLOW -> true;
            default -> false;
        };
    }

    /** Whether the cause may have been the machine's at that moment, rather than the file's. */
    public boolean mayBeOfTheMoment() {
        return switch (this) {
            case TOO_SLOW, OUT_OF_MEMORY, WORKER_DIED, NOT_SCANNED -> true;
            default -> false;
        };
    }

    /** To the submitter: what is wrong and what to do next. */
    public String message() {
        return message;
    }
}
