package org.imprimatur.inspection.rules;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.jspecify.annotations.Nullable;

/** Looks closer at what could be a value, and answers it in one spelling. */
final class ValueCheck {
    private static final IBANValidator IBANS = IBANValidator.getInstance();
    private static final CreditCardValidator CARDS = new CreditCardValidator(CreditCardValidator.AMEX
            + CreditCardValidator.VISA
            + CreditCardValidator.MASTERCARD
            + CreditCardValidator.DISCOVER
            + CreditCardValidator.DINERS);
    private static final int REMEMBERED = 50_000;

    private final Ruleset ruleset;
    private final Telephone telephone = new Telephone();
    private final Map<String, Optional<String>> countries = new HashMap<>();
    private final FoldedWords offices;
    private final PlainValue plain;

    ValueCheck(Ruleset ruleset) {
        this.ruleset = ruleset;
        this.offices = FoldedWords.offices(ruleset);
        this.plain =
                new PlainValue(new ShortWords(ruleset.words().getOrDefault(WordList.ORGANISATION_WORDS, Set.of())));
    }

    PlainValue plain() {
        return plain;
    }

    /** A text with one of these words is the name of an office or a place. */
    FoldedWords offices() {
        return offices;
    }

    /** The value in its one spelling, or null when what a pattern matched only looks like one. */
    @Nullable
    String passing(Recogniser recogniser, String matched) {
        return switch (recogniser.check()) {
            case NONE -> matched.replace("-", "").toLowerCase(Locale.ROOT);
            case A_NUMBER -> RegisterNumber.aNumberOf(digits(matched));
            case SOCIAL_SECURITY_NUMBER -> RegisterNumber.socialSecurityNumberOf(digits(matched));
            case TELEPHONE -> telephone.of(matched);
            case BIRTH_DATE -> birth(matched);
            case PERSON_NAME -> PersonName.looksLikeOne(matched, offices) ? spelled(matched) : null;
            case COUNTRY -> country(matched);
            case IBAN -> iban(matched);
            case PAYMENT_CARD -> CARDS.isValid(digits(matched)) ? digits(matched) : null;
            case PASSPORT -> passport(matched);
            case MACHINE_READABLE_ZONE -> MachineReadableZone.holder(matched);
            case LUHN ->
                LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits(matched))
                        ? spelled(matched).replace("-", "")
                        : null;
        };
    }

    /** The value in its one spelling if the text fits the recogniser of its column, otherwise null. */
    @Nullable
    String underHeader(Recogniser recogniser, String text) {
        String value = text.strip();
        Pattern shape = recogniser.underHeader();
        if (value.isEmpty() || (shape != null && !shape.matches(value))) {
            return null;
        }
        if (shape == null) {
            return switch (recogniser.check()) {
                case A_NUMBER -> RegisterNumber.aNumberUnderHeader(value);
                case SOCIAL_SECURITY_NUMBER -> RegisterNumber.socialSecurityNumberUnderHeader(value);
                case TELEPHONE -> value.length() <= 24 ? telephone.of(value) : null;
                case NONE, LUHN -> null;
                case BIRTH_DATE -> BirthDate.of(value);
                case PERSON_NAME, COUNTRY, IBAN, PAYMENT_CARD, PASSPORT, MACHINE_READABLE_ZONE ->
                    passing(recogniser, value);
            };
        }
        return passing(recogniser, value);
    }

    /** What is written after the words that say so. */
    private static @Nullable String birth(String matched) {
        String whole = BirthDate.of(matched);
        int at = 0;
        while (whole == null && at < matched.length()) {
            int space = matched.indexOf(' ', at);
            int mark = matched.indexOf(':', at);
            int next = space < 0 ? mark : mark < 0 ? space : Math.min(space, mark);
            at = next < 0 ? matched.length() : next + 1;
            whole = at < matched.length() ? BirthDate.of(matched.substring(at).strip()) : null;
        }
        return whole;
    }

    private static @Nullable String iban(String matched) {
        String code = matched.replace(" ", "").toUpperCase(Locale.ROOT);
        return IBANS.isValid(code) ? code : null;
    }

    /** Six to nine letters and digits, most of them digits, after whatever words name it. */
    private static @Nullable String passport(String matched) {
        int start = matched.lastIndexOf(' ') + 1;
        String number = matched.substring(start).toUpperCase(Locale.ROOT);
        int digits = digits(number).length();
        boolean shaped = number.length() >= 6
                && number.length() <= 9
                && digits >= 5
                && number.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
        return shaped ? number : null;
    }

    private @Nullable String country(String matched) {
        Optional<String> known = countries.get(matched);
        if (known == null) {
            known = Optional.ofNullable(newCountry(matched));
            if (countries.size() < REMEMBERED) {
                countries.put(matched, known);
            }
        }
        return known.orElse(null);
    }

    private @Nullable String newCountry(String matched) {
        String name = FoldedText.of(matched).strip();
        String first = name.contains(" ") ? name.substring(0, name.indexOf(' ')) : name;
        boolean known = ruleset.lists(WordList.COUNTRIES, name)
                || ruleset.lists(WordList.COUNTRIES, first)
                || ruleset.words().getOrDefault(WordList.COUNTRIES, Set.of()).stream()
                        .anyMatch(country -> isAdjective(name, country));
        return known ? name : null;
    }

    /** Guatemalan, Honduran, Salvadoran: the beginning of a country's name with the ending of an adjective. */
    private static boolean isAdjective(String name, String country) {
        String stem = country.startsWith("el ") ? country.substring(3) : country;
        return name.length() >= 5
                && (name.endsWith("an") || name.endsWith("ese") || name.endsWith("i") || name.endsWith("ish"))
                && name.startsWith(stem.substring(0, Math.min(stem.length(), Math.max(4, stem.length() - 2))));
    }

    /** In small letters with single spaces. */
    static String spelled(String text) {
        String stripped = text.strip();
        if (isUsuallySpaced(stripped)) {
            return stripped.toLowerCase(Locale.ROOT);
        }
        var spelled = new StringBuilder(text.length());
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            boolean space = Character.isWhitespace(c);
            if (!space || spelled.charAt(spelled.length() - 1) != ' ') {
                spelled.append(space ? ' ' : Character.toLowerCase(c));
            }
        }
        return spelled.toString();
    }

    /** ASCII with single spaces at most, as nearly all values are: nothing is to be done but to take small letters. */
    private static boolean isUsuallySpaced(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || c < ' ' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    static String digits(String text) {
        var digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }
}
