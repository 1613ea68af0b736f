package org.imprimatur.inspection.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What offices write instead of a count that they do not show. */
final class SuppressedFigure {
    private static final int LONGEST = 24;

    /** Without brackets around them. */
    private static final Set<String> MARKS = Set.of(
            "*",
            "**",
            "***",
            "†",
            "‡",
            "#",
            "d",
            "s",
            "b6",
            "b(6",
            "b)(6",
            "b7",
            "b)(7",
            "b)(7)(c",
            "b7c",
            "suppressed",
            "masked",
            "redacted",
            "withheld",
            "not shown");

    private static final List<String> BEGINNINGS = List.of("fewer than ", "less than ", "under ", "up to ");

    private static final Set<String> WORDS = Set.of("five", "ten", "eleven");

    private SuppressedFigure() {}

    static boolean is(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        String mark = text.strip().toLowerCase(Locale.ROOT);
        boolean bracketed = mark.length() > 2 && mark.charAt(0) == '(' && mark.endsWith(")");
        String bare = bracketed ? mark.substring(1, mark.length() - 1) : mark;
        return MARKS.contains(bare)
                || BEGINNINGS.stream()
                        .anyMatch(beginning -> bare.startsWith(beginning) && isNumber(bare, beginning.length()))
                || isBound(bare)
                || isRange(bare);
    }

    /** {@code <11}, {@code n ≤ 10}. */
    private static boolean isBound(String text) {
        int at = Math.max(text.indexOf('<'), text.indexOf('≤'));
        boolean begins = at >= 0 && (at == 0 || text.substring(0, at).strip().equals("n"));
        int from = at + 1;
        while (begins && from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '=')) {
            from++;
        }
        return begins && isNumber(text, from);
    }

    /** {@code 1-10}, {@code 0 to 9}: in words or figures, never more than a few. */
    private static boolean isRange(String text) {
        if (text.length() < 3 || (text.charAt(0) != '0' && text.charAt(0) != '1')) {
            return false;
        }
        String rest = text.substring(1).strip();
        int between = rest.startsWith("to ") ? 3 : rest.startsWith("-") || rest.startsWith("–") ? 1 : 0;
        String end = rest.substring(between).strip();
        return between > 0 && (end.equals("9") || (end.length() == 2 && end.charAt(0) == '1' && isNumber(end, 0)));
    }

    private static boolean isNumber(String text, int from) {
        boolean digits = text.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
        return from < text.length() && text.length() <= from + 3 && digits || WORDS.contains(text.substring(from));
    }
}
