package org.imprimatur.audit.export;

/** The first thing in an export that is not as it must be: where, and what. The message repeats nothing of an entry. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String place, String what) {
        super(place + ": " + what);
    }
}
