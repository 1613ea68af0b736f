package org.imprimatur.inspection.rules;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks closer at what a pattern matched, and answers it in one spelling. */
final class ValueCheck {
    private static final PhoneNumberUtil TELEPHONES = PhoneNumberUtil.getInstance();

    private final Ruleset ruleset;
    private final Map<String, Optional<String>> countries = new HashMap<>();

    ValueCheck(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** The value in its one spelling, or null when it only looks like one. */
    @Nullable
    String passing(Recogniser recogniser, String matched) {
        return switch (recogniser.check()) {
            case NONE -> matched.replace("-", "").toLowerCase(Locale.ROOT);
            case A_NUMBER -> aNumber(digits(matched));
            case SOCIAL_SECURITY_NUMBER -> socialSecurityNumber(digits(matched));
            case TELEPHONE -> telephone(matched);
            case BIRTH_DATE -> BirthDate.year(matched) == null ? null : matched;
            case PERSON_NAME -> PersonName.looksLikeOne(matched, ruleset.organisationWords()) ? spelled(matched) : null;
            case COUNTRY ->
                countries
                        .computeIfAbsent(matched, each -> Optional.ofNullable(country(each)))
                        .orElse(null);
        };
    }

    private static @Nullable String aNumber(String digits) {
        String padded = "0".repeat(Math.max(0, 9 - digits.length())) + digits;
        return padded.equals("000000000") ? null : "A" + padded;
    }

    /**
     * Numbers that the Social Security Administration never assigns are none; those of individual taxpayers (9xx) count.
     */
    private static @Nullable String socialSecurityNumber(String digits) {
        if (digits.length() != 9) {
            return null;
        }
        int area = Integer.parseInt(digits.substring(0, 3));
        int group = Integer.parseInt(digits.substring(3, 5));
        int serial = Integer.parseInt(digits.substring(5));
        boolean taxpayer = area >= 900 && group >= 50 && group != 89 && group != 93;
        boolean valid = area != 0 && area != 666 && group != 0 && serial != 0 && (area < 900 || taxpayer);
        return valid ? digits : null;
    }

    private static @Nullable String telephone(String matched) {
        try {
            PhoneNumber number = TELEPHONES.parse(matched, "US");
            String spelled = TELEPHONES.format(number, PhoneNumberFormat.E164);
            // numbers that are set aside for fiction and directories (555-01xx) are nobody's
            boolean fiction = spelled.startsWith("+1") && spelled.startsWith("55501", 5);
            return TELEPHONES.isPossibleNumber(number)
                            && !fiction
                            && (number.getCountryCode() != 1 || TELEPHONES.isValidNumber(number))
                    ? spelled
                    : null;
        } catch (NumberParseException e) {
            // the text is no telephone number, which is the answer to the question
            return null;
        }
    }

    private @Nullable String country(String matched) {
        String name = spelled(matched).replaceAll("[^\\p{L}' ]", " ").strip();
        String first = name.contains(" ") ? name.substring(0, name.indexOf(' ')) : name;
        boolean known = ruleset.countries().contains(name)
                || ruleset.countries().contains(first)
                || ruleset.countries().stream().anyMatch(country -> isAdjective(name, country));
        return known ? name : null;
    }

    /** Guatemalan, Honduran, Salvadoran: the beginning of a country's name with the ending of an adjective. */
    private static boolean isAdjective(String name, String country) {
        String stem = country.startsWith("el ") ? country.substring(3) : country;
        return name.length() >= 5
                && (name.endsWith("an") || name.endsWith("ese") || name.endsWith("i") || name.endsWith("ish"))
                && name.startsWith(stem.substring(0, Math.min(stem.length(), Math.max(4, stem.length() - 2))));
    }

    /** In lower case with single spaces. */
    private static String spelled(String text) {
        var spelled = new StringBuilder(text.length());
        for (char c : text.strip().toLowerCase(Locale.ROOT).toCharArray()) {
            boolean space = Character.isWhitespace(c);
            if (!space || spelled.charAt(spelled.length() - 1) != ' ') {
                spelled.append(space ? ' ' : c);
            }
        }
        return spelled.toString();
    }

    private static String digits(String text) {
        var digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}
