package org.imprimatur.inspection.rules;

/** What of a value may be shown to somebody who has to understand a finding: its kind, not the value. */
final class MaskedSample {
    private MaskedSample() {}

    /** Two characters at the start and three at the end of a long identifier, fewer of anything shorter. */
    static String of(Recogniser.Kind kind, String value) {
        return switch (kind) {
            case PERSON_IDENTIFIER -> value.length() >= 9 ? masked(value, 2, 3) : masked(value, 1, 0);
            case NAME, ATTRIBUTE -> masked(value, 1, 0);
            case PHONE -> masked(value, 0, 2);
            case EMAIL -> masked(value, 1, 0);
        };
    }

    private static String masked(String value, int start, int end) {
        int first = Math.min(start, value.length());
        int last = Math.min(end, value.length() - first);
        return value.substring(0, first)
                + "*".repeat(Math.min(12, value.length() - first - last))
                + value.substring(value.length() - last);
    }
}
