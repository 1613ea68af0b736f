package org.imprimatur.document;

/**
 * Stored bytes are not those that were sealed: a chunk is missing, exchanged, moved or changed, or the key in use is not the
 * one they were sealed under. Nothing of the damaged chunk was handed out. Not a refusal: an operator has to look, and
 * trying again does not help.
 */
public final class ContentDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ContentDamagedException(String what) {
        super(what);
    }

    ContentDamagedException(String what, Throwable cause) {
        super(what, cause);
    }
}
