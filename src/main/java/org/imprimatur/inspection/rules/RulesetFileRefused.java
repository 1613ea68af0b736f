package org.imprimatur.inspection.rules;

/** A ruleset that is not exactly right; nothing of it is loaded. The message names the line and the recogniser. */
public final class RulesetFileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Flaw {
        NOT_READABLE,
        TOO_LARGE,
        UNKNOWN_FIELD,
        MISSING_FIELD,
        WRONG_TYPE,
        UNKNOWN_CODE,
        DUPLICATE_NAME,
        BAD_PATTERN,
        PATTERN_TOO_LARGE,
        PATTERN_MATCHES_NOTHING,
        EXAMPLE_MISSING,
        EXAMPLE_DIFFERS
    }

    private final Flaw flaw;
    private final int line;

    RulesetFileRefused(Flaw flaw, int line, String row, String what) {
        super("ruleset, line " + line + (row.isEmpty() ? "" : ", " + row) + ": " + what);
        this.flaw = flaw;
        this.line = line;
    }

    public Flaw flaw() {
        return flaw;
    }

    public int line() {
        return line;
    }
}
