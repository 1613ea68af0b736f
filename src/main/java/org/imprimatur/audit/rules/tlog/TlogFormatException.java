package org.imprimatur.audit.rules.tlog;

/** What was read is not spelled as its specification demands. The message says what and where, and repeats nothing of the text. */
public final class TlogFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public TlogFormatException(String message) {
        super(message);
    }
}
