package org.imprimatur.audit;

/** The log in the database does not hold what a log of its size has, or cannot be read. Nothing that needs it may go on. */
final class LogUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogUnreadable(String message) {
        super(message);
    }

    LogUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
