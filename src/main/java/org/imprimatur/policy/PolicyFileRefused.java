package org.imprimatur.policy;

/** A policy file that is not exactly right; nothing of it is loaded. The message names the line and the row. */
public final class PolicyFileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PolicyFileRefused(int line, String row, String what) {
        super("policy file, line " + line + (row.isEmpty() ? "" : ", row " + row) + ": " + what);
    }
}
