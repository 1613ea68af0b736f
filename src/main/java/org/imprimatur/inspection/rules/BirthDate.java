package org.imprimatur.inspection.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dates on which a living person can have been born. */
final class BirthDate {
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2030;
    private static final Pattern FOUR_DIGITS_FIRST = Pattern.compile("((?:19|20)\\d{2})-\\d{1,2}-\\d{1,2}.*");
    private static final Pattern FOUR_DIGITS_LAST = Pattern.compile(".*[^\\d](\\d{4})");
    private static final Pattern TWO_DIGITS_LAST = Pattern.compile(".*[^\\d](\\d{2})");
    private static final Pattern DIGITS_ONLY = Pattern.compile("\\d+");

    private BirthDate() {}

    /** The year of a date in any usual spelling, or null where the text is no plausible date of birth. */
    static @Nullable Integer year(String text) {
        Matcher first = FOUR_DIGITS_FIRST.matcher(text);
        if (first.matches()) {
            return plausible(Integer.parseInt(first.group(1)));
        }
        if (DIGITS_ONLY.matches(text)) {
            return ofDigits(text);
        }
        Matcher last = FOUR_DIGITS_LAST.matcher(text);
        if (last.matches()) {
            return plausible(Integer.parseInt(last.group(1)));
        }
        Matcher two = TWO_DIGITS_LAST.matcher(text);
        if (two.matches()) {
            int year = Integer.parseInt(two.group(1));
            return year > LATEST % 100 ? 1900 + year : 2000 + year;
        }
        return null;
    }

    /** Year alone, year first or last without separators, or the day number of a spreadsheet that lost its format. */
    private static @Nullable Integer ofDigits(String digits) {
        int number = digits.length() > 8 ? 0 : Integer.parseInt(digits);
        Integer year = null;
        if (digits.length() == 8) {
            Integer first = plausible(number / 10_000);
            year = first != null ? first : plausible(number % 10_000);
        } else if (digits.length() == 4) {
            year = plausible(number);
        } else if (digits.length() == 5) {
            year = plausible(1900 + (int) (number / 365.2425));
        }
        return year;
    }

    private static @Nullable Integer plausible(int year) {
        return year >= EARLIEST && year <= LATEST ? (Integer) year : null;
    }

    /**
     * Whether years spread as the birth years of a population do and the dates of a business do not: many, over two
     * decades or more, the middle one before 2005.
     */
    static boolean spreadLikeAges(List<Integer> years) {
        if (years.size() < 20) {
            return false;
        }
        List<Integer> sorted = years.stream().sorted().toList();
        int low = sorted.get(sorted.size() / 20);
        int high = sorted.get(sorted.size() - 1 - sorted.size() / 20);
        return high - low >= 20 && sorted.get(sorted.size() / 2) < 2005 && Collections.min(years) >= EARLIEST;
    }
}
