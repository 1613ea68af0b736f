package org.imprimatur.inspection.rules;

/** How large a pattern becomes when its counted repetitions are written out, which is how it is compiled. */
final class PatternSize {
    private final String pattern;
    private int at;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    /** About how many steps it has. Not exact for patterns that do not compile. */
    static long of(String pattern) {
        return new PatternSize(pattern).group();
    }

    private long group() {
        long size = 0;
        long last = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            switch (c) {
                case '(' -> {
                    size += last;
                    last = group();
                }
                case ')' -> {
                    return size + last;
                }
                case '{' -> last = times(last);
                case '[' -> {
                    size += last;
                    skipClass();
                    last = 1;
                }
                case '\\' -> {
                    size += last;
                    at++;
                    last = 1;
                }
                default -> {
                    size += last;
                    last = 1;
                }
            }
        }
        return size + last;
    }

    private void skipClass() {
        at += at < pattern.length() && pattern.charAt(at) == '^' ? 1 : 0;
        at += at < pattern.length() && pattern.charAt(at) == ']' ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private long times(long last) {
        long most = 0;
        long number = 0;
        while (at < pattern.length() && pattern.charAt(at) != '}') {
            char c = pattern.charAt(at++);
            number = c >= '0' && c <= '9' ? Math.min(1_000_000, 10 * number + c - '0') : 0;
            most = Math.max(most, number);
        }
        at++;
        return Math.min(Long.MAX_VALUE / 2_000_000, last) * Math.max(1, most);
    }
}
