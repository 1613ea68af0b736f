package org.imprimatur.authority.graphql;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a CSV file that people open with a spreadsheet program. Such programs take what begins with certain characters for a
 * formula and carry it out, quoted or not: a name in the register could fetch an address, or start a program, at the auditor's
 * desk. An apostrophe before it makes it text (OWASP, CSV Injection).
 */
public final class SpreadsheetCell {
    /** Also the wide forms, which spreadsheet programs of East Asia take for the same. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private SpreadsheetCell() {}

    public static String of(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
