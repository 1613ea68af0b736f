package org.imprimatur.inspection.rules;

/**
 * The shapes in which most files write a name, a number and a date of birth, told and spelled without making a string. Answers
 * what {@link ValueCheck#underHeader} answers for them; what it does not take may still be a value.
 */
final class PlainValue {
    private final ShortWords offices;

    /** @param offices words that no name has */
    PlainValue(ShortWords offices) {
        this.offices = offices;
    }

    /**
     * Tells and spells one.
     *
     * @param spelled takes the value in its one spelling; anything may be left in it where there is none
     * @return whether the text is such a value
     */
    boolean spell(Recogniser recogniser, ShortText text, Spelling spelled) {
        if (recogniser.underHeader() != null) {
            return false;
        }
        return switch (recogniser.check()) {
            case PERSON_NAME -> name(text, spelled);
            case A_NUMBER -> number(text, spelled);
            case BIRTH_DATE -> date(text, spelled);
            case NONE, SOCIAL_SECURITY_NUMBER, TELEPHONE, COUNTRY, IBAN, PAYMENT_CARD, PASSPORT -> false;
            case MACHINE_READABLE_ZONE, LUHN -> false;
        };
    }

    /** One word of ASCII letters. */
    private boolean name(ShortText text, Spelling spelled) {
        if (text.length() < 2 || !text.isWord()) {
            return false;
        }
        ShortText small = spelled.toWrite();
        small.copySmall(text);
        return !offices.include(small);
    }

    /** The letter and nine digits. */
    private static boolean number(ShortText text, Spelling spelled) {
        spelled.toWrite().copy(text);
        return text.isRegisterNumber() && !text.isZero();
    }

    /** {@code 1984-01-17}. */
    private static boolean date(ShortText text, Spelling spelled) {
        if (!text.isDate()) {
            return false;
        }
        spelled.toWrite().copy(text);
        int year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
        return BirthDate.isOne(year, twoDigits(text, 5), twoDigits(text, 8));
    }

    private static int twoDigits(ShortText from, int at) {
        return 10 * from.digit(at) + from.digit(at + 1);
    }
}
