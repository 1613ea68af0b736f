package org.imprimatur.inspection.rules;

/** What of a value may be shown to somebody who has to understand a finding: its kind, not the value. */
final class MaskedSample {
    private MaskedSample() {}

    /** Two characters at the start and three at the end of a long identifier, fewer of anything shorter. */
    static String of(Recogniser.Kind kind, String value) {
        return switch (kind) {
            case PERSON_IDENTIFIER -> value.length() >= 9 ? masked(value, 2, 3) : masked(value, 1, 0);
            case NAME, BIRTH, ATTRIBUTE -> masked(value, 1, 0);
            case PHONE -> masked(value, 0, 2);
            case EMAIL -> masked(value, 1, 0);
        };
    }

    /** Counts code points, so that no character is cut in two. */
    private static String masked(String value, int start, int end) {
        int[] characters = value.codePoints().toArray();
        int first = Math.min(start, characters.length);
        int last = Math.min(end, characters.length - first);
        int between = characters.length - first - last;
        return new String(characters, 0, first)
                + "*".repeat(Math.min(12, between))
                + new String(characters, characters.length - last, last);
    }
}
