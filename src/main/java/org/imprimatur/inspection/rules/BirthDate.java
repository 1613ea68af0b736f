package org.imprimatur.inspection.rules;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates on which a living person can have been born, in any usual spelling. */
final class BirthDate {
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2030;
    /** Two digits beyond these are of the last century. */
    private static final int PIVOT = 30;

    private static final int FEWEST = 20;

    /** The first three letters in English and Spanish. */
    private static final List<String> MONTHS = List.of(
            "jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep set", "oct", "nov", "dec dic");

    private BirthDate() {}

    /** As {@code 1984-01-17}, or the year alone where the text says no more; null where it is no date of birth. */
    static @Nullable String of(String text) {
        if (text.length() < 4 || text.length() > 40) {
            return null;
        }
        int[] numbers = new int[3];
        int[] lengths = new int[3];
        int count = 0;
        int month = 0;
        int i = 0;
        while (i < text.length() && count < 3) {
            char c = text.charAt(i);
            int end = i;
            if (c >= '0' && c <= '9') {
                while (end < text.length() && isDigit(text.charAt(end))) {
                    end++;
                }
                if (end - i > 8) {
                    return null;
                }
                numbers[count] = Integer.parseInt(text, i, end, 10);
                lengths[count++] = end - i;
            } else if (Character.isLetter(c)) {
                while (end < text.length() && Character.isLetter(text.charAt(end))) {
                    end++;
                }
                String word = text.substring(i, end).toLowerCase(Locale.ROOT);
                int named = month(word);
                if (named == 0 && !isBetween(word)) {
                    return null;
                }
                month = named == 0 ? month : named;
            } else {
                if (" /.-,'".indexOf(c) < 0) {
                    return null;
                }
                end++;
            }
            i = end;
        }
        return i < text.length() && !isTime(text, i) ? null : date(numbers, lengths, count, month);
    }

    /** What may follow a date: a time of day. */
    private static boolean isTime(String text, int from) {
        char c = text.charAt(from);
        return (c == 'T' || c == ' ' || c == ',') && text.indexOf(':', from) > 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBetween(String word) {
        return word.equals("de")
                || word.equals("del")
                || word.equals("th")
                || word.equals("st")
                || word.equals("nd")
                || word.equals("rd");
    }

    private static int month(String word) {
        if (word.length() >= 3) {
            for (int month = 0; month < MONTHS.size(); month++) {
                for (int at = 0; at < MONTHS.get(month).length(); at += 4) {
                    if (word.startsWith(MONTHS.get(month).substring(at, at + 3))) {
                        return month + 1;
                    }
                }
            }
        }
        return 0;
    }

    private static @Nullable String date(int[] numbers, int[] lengths, int count, int month) {
        if (month > 0) {
            if (count != 2) {
                return null;
            }
            boolean yearFirst = lengths[0] == 4;
            int year = yearFirst ? numbers[0] : year(numbers[1], lengths[1]);
            return written(year, month, yearFirst ? numbers[1] : numbers[0]);
        }
        if (count == 3) {
            if (lengths[0] == 4) {
                return written(numbers[0], numbers[1], numbers[2]);
            }
            return monthOrDayFirst(year(numbers[2], lengths[2]), numbers[0], numbers[1]);
        }
        return count == 1 ? ofDigits(numbers[0], lengths[0]) : null;
    }

    private static int year(int number, int length) {
        if (length == 2) {
            return number > PIVOT ? 1900 + number : 2000 + number;
        }
        return length == 4 ? number : 0;
    }

    /** Year alone, year first or last without separators, or the day number of a spreadsheet that lost its format. */
    private static @Nullable String ofDigits(int number, int length) {
        if (length == 8) {
            String yearFirst = written(number / 10_000, number / 100 % 100, number % 100);
            if (yearFirst != null) {
                return yearFirst;
            }
            int year = number % 10_000;
            return monthOrDayFirst(year, number / 1_000_000, number / 10_000 % 100);
        }
        if (length == 4 && plausible(number)) {
            return Integer.toString(number);
        }
        boolean days = length == 5 && plausible(1900 + (int) (number / 365.2425));
        return days ? LocalDate.of(1899, 12, 30).plusDays(number).toString() : null;
    }

    /** As in the United States where both are possible. */
    private static @Nullable String monthOrDayFirst(int year, int one, int other) {
        String monthFirst = written(year, one, other);
        return monthFirst != null ? monthFirst : written(year, other, one);
    }

    private static @Nullable String written(int year, int month, int day) {
        if (!isOne(year, month, day)) {
            return null;
        }
        return year + (month < 10 ? "-0" : "-") + month + (day < 10 ? "-0" : "-") + day;
    }

    /** Whether somebody who lives can have been born then. */
    static boolean isOne(int year, int month, int day) {
        return plausible(year) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static boolean plausible(int year) {
        return year >= EARLIEST && year <= LATEST;
    }

    /** @param date as {@link #of} spells it */
    static int yearOf(String date) {
        return Integer.parseInt(date, 0, 4, 10);
    }

    /**
     * Whether years spread as the birth years of a population do and the dates of a business do not: many, over two
     * decades or more, the middle one before 2005.
     */
    static boolean spreadLikeAges(int[] years) {
        return years.length >= FEWEST && spread(years) >= 20 && median(years) < 2005;
    }

    /** The same of a few, which says something only beside something else. */
    static boolean couldBeAges(int[] years) {
        return years.length >= 3 && spread(years) >= 8 && median(years) < 2010;
    }

    /** Whether nearly each is followed by one that is not earlier, or nearly each by one that is not later. */
    static boolean inOrder(int[] years) {
        int up = 0;
        int down = 0;
        for (int i = 1; i < years.length; i++) {
            up += years[i] >= years[i - 1] ? 1 : 0;
            down += years[i] <= years[i - 1] ? 1 : 0;
        }
        return Math.max(up, down) >= 0.95 * (years.length - 1);
    }

    /** The years between the early and the late, a twentieth at each end left aside. */
    private static int spread(int[] years) {
        int[] sorted = years.clone();
        Arrays.sort(sorted);
        int aside = sorted.length / 20;
        return sorted[sorted.length - 1 - aside] - sorted[aside];
    }

    private static int median(int[] years) {
        int[] sorted = years.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
