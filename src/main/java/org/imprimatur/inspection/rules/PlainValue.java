package org.imprimatur.inspection.rules;

/**
 * The shapes in which most files write a name, a number and a date of birth, told and spelled in one pass without making a string. Answers
 * what {@link ValueCheck#underHeader} answers for them; what it does not take may still be a value.
 */
final class PlainValue {
    private static final int LONGEST_NAME = 80;
    private static final int SMALL = 'a' - 'A';

    private final FoldedWords offices;

    /** @param offices words that no name has */
    PlainValue(FoldedWords offices) {
        this.offices = offices;
    }

    /**
     * Tells and spells one.
     *
     * @param spelled takes the value in its one spelling; anything may be left in it where there is none
     * @return whether the text is such a value
     */
    boolean spell(Recogniser recogniser, LatinText text, CellText spelled) {
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
    private boolean name(LatinText text, CellText spelled) {
        int length = text.length();
        if (length < 2 || length > LONGEST_NAME) {
            return false;
        }
        byte[] bytes = text.bytes();
        int from = text.from();
        char[] to = spelled.room(length);
        int hash = 0;
        for (int i = 0; i < length; i++) {
            char small = (char) (bytes[from + i] | SMALL);
            if (small < 'a' || small > 'z') {
                return false;
            }
            to[i] = small;
            hash = FoldedWords.hash(hash, small);
        }
        return !offices.include(to, length, hash);
    }

    /** The letter and nine digits. */
    private static boolean number(LatinText text, CellText spelled) {
        if (text.length() != 10 || text.bytes()[text.from()] != 'A') {
            return false;
        }
        boolean zeros = true;
        char[] copied = copy(text, spelled);
        for (int i = 1; i < 10; i++) {
            if (!isDigit(copied[i])) {
                return false;
            }
            zeros &= copied[i] == '0';
        }
        return !zeros;
    }

    /** {@code 1984-01-17}. */
    private static boolean date(LatinText text, CellText spelled) {
        if (text.length() != 10) {
            return false;
        }
        char[] copied = copy(text, spelled);
        for (int i = 0; i < 10; i++) {
            boolean fits = i == 4 || i == 7 ? copied[i] == '-' : isDigit(copied[i]);
            if (!fits) {
                return false;
            }
        }
        int year = 100 * twoDigits(copied, 0) + twoDigits(copied, 2);
        return BirthDate.isOne(year, twoDigits(copied, 5), twoDigits(copied, 8));
    }

    private static char[] copy(LatinText text, CellText spelled) {
        byte[] bytes = text.bytes();
        int from = text.from();
        char[] to = spelled.room(10);
        for (int i = 0; i < 10; i++) {
            to[i] = (char) (bytes[from + i] & 0xff);
        }
        return to;
    }

    private static int twoDigits(char[] from, int at) {
        return 10 * (from[at] - '0') + from[at + 1] - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
