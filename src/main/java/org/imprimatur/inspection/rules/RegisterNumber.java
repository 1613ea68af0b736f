package org.imprimatur.inspection.rules;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The two numbers by which most people are registered, each in one spelling whatever stands between its digits. */
final class RegisterNumber {
    private static final Set<String> GROUPS_OF_A_NUMBERS =
            Set.of("3-3-3", "2-3-3", "1-3-3", "3-3-2", "1-1-1-1-1-1-1-1-1", "1-1-1-1-1-1-1-1");
    private static final Set<String> GROUPS_OF_SOCIAL_SECURITY_NUMBERS = Set.of("3-2-4", "1-1-1-1-1-1-1-1-1");

    private RegisterNumber() {}

    /** Seven to nine digits, in groups or not, with or without the letter; null for anything else. */
    static @Nullable String aNumberUnderHeader(String text) {
        int from = text.charAt(0) == 'A' || text.charAt(0) == 'a' ? 1 : 0;
        String digits = grouped(from == 0 ? exported(text) : text, from, GROUPS_OF_A_NUMBERS);
        boolean figure = text.indexOf(',') >= 0 && digits != null && digits.length() < 8;
        return digits == null || digits.length() < 7 || digits.length() > 9 || figure ? null : aNumberOf(digits);
    }

    /** A number that went through a spreadsheet: {@code 99163159.0}, {@code 9.9163159E7}. */
    static String exported(String text) {
        int end = text.length();
        if (text.endsWith(".0") || text.endsWith(".00")) {
            end = text.lastIndexOf('.');
        }
        boolean power = end == text.length() && (text.indexOf('E') > 1 || text.indexOf('e') > 1) && end <= 16;
        if (!power) {
            return text.substring(0, end);
        }
        try {
            return new BigDecimal(text).toBigIntegerExact().toString();
        } catch (ArithmeticException | NumberFormatException e) {
            // no whole number, so it is as it is written
            return text;
        }
    }

    static @Nullable String aNumberOf(String digits) {
        boolean zeros = true;
        for (int i = 0; i < digits.length(); i++) {
            zeros &= digits.charAt(i) == '0';
        }
        return zeros ? null : "A" + "0".repeat(Math.max(0, 9 - digits.length())) + digits;
    }

    static @Nullable String socialSecurityNumberUnderHeader(String text) {
        String digits = grouped(exported(text), 0, GROUPS_OF_SOCIAL_SECURITY_NUMBERS);
        return digits == null ? null : socialSecurityNumberOf(digits);
    }

    /**
     * Numbers that are never assigned are none: area 000, 666 or 900 and above, group 00, serial 0000 (POMS RM 10201.035). The numbers
     * of individual taxpayers do begin with 9, with 50 to 65, 70 to 88, 90 to 92 or 94 to 99 in the middle; so do those
     * of adopted children, with 93 (IRS Publication 1915).
     */
    static @Nullable String socialSecurityNumberOf(String digits) {
        if (digits.length() != 9) {
            return null;
        }
        int area = Integer.parseInt(digits, 0, 3, 10);
        int group = Integer.parseInt(digits, 3, 5, 10);
        int serial = Integer.parseInt(digits, 5, 9, 10);
        boolean taxpayer = area >= 900 && ((group >= 50 && group <= 65) || (group >= 70 && group <= 88) || group >= 90);
        boolean valid = area != 0 && area != 666 && group != 0 && serial != 0 && (area < 900 || taxpayer);
        return valid ? digits : null;
    }

    /**
     * The digits, where nothing but single separators stands between them; at most two before the first.
     *
     * @param groups how many digits stand together where they do not all: {@code 3-3-3}
     */
    private static @Nullable String grouped(String text, int from, Set<String> groups) {
        if (text.length() - from > 20) {
            return null;
        }
        var digits = new StringBuilder(9);
        var lengths = new StringBuilder();
        int separators = 0;
        int together = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
                separators = 0;
                together++;
            } else if (c == '-' || c == ' ' || c == '#' || c == '.' || c == ',') {
                separators++;
                if (separators > (digits.length() == 0 ? 2 : 1)) {
                    return null;
                }
                if (together > 0) {
                    lengths.append(together).append('-');
                }
                together = 0;
            } else {
                return null;
            }
        }
        boolean whole = lengths.length() == 0
                || groups.contains(lengths.append(together).toString());
        return separators > 0 || !whole ? null : digits.toString();
    }
}
