package org.imprimatur.inspection.rules;

import org.jspecify.annotations.Nullable;

/**
 * The line of a travel document's machine-readable zone that holds its number (ICAO Doc 9303 parts 3 to 7), known by its check
 * digits: the second of two lines of 44 or 36 characters, or the first of three of 30.
 */
final class MachineReadableZone {
    private MachineReadableZone() {}

    /** Who holds the document: by its issuer and number. Null where a check digit does not agree. */
    static @Nullable String holder(String line) {
        return switch (line.length()) {
            case 44, 36 -> ofNumberLine(line);
            case 30 -> ofCard(line);
            default -> null;
        };
    }

    private static @Nullable String ofNumberLine(String line) {
        boolean agrees =
                checked(line, 0, 9) && checked(line, 13, 19) && checked(line, 21, 27) && isSex(line.charAt(20));
        return agrees ? line.substring(10, 13) + " " + number(line, 0) : null;
    }

    /** A number of more than nine characters goes on in the optional data, and its check digit with it. */
    private static @Nullable String ofCard(String line) {
        char kind = line.charAt(0);
        boolean agrees = (kind == 'I' || kind == 'A' || kind == 'C') && checked(line, 5, 14);
        return agrees ? line.substring(2, 5) + " " + number(line, 5) : null;
    }

    private static String number(String line, int from) {
        return line.substring(from, from + 9).replace("<", "");
    }

    private static boolean isSex(char c) {
        return c == 'M' || c == 'F' || c == 'X' || c == '<';
    }

    /** Whether the character after the field is its check digit, and the field is not empty. */
    private static boolean checked(String line, int from, int to) {
        int sum = 0;
        boolean filled = false;
        for (int i = from; i < to; i++) {
            int value = valueOf(line.charAt(i));
            if (value < 0) {
                return false;
            }
            filled |= line.charAt(i) != '<';
            sum += value * weight(i - from);
        }
        char digit = line.charAt(to);
        return filled && digit >= '0' && digit <= '9' && sum % 10 == digit - '0';
    }

    private static int weight(int place) {
        return switch (place % 3) {
            case 0 -> 7;
            case 1 -> 3;
            default -> 1;
        };
    }

    private static int valueOf(char c) {
        if (c == '<') {
            return 0;
        }
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
    }
}
