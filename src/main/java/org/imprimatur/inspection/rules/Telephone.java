package org.imprimatur.inspection.rules;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Telephone numbers as libphonenumber knows them, in the form of E.164. Not thread-safe. */
final class Telephone {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int REMEMBERED = 100_000;

    /** By area and exchange: which are in use does not depend on the line, and asking the library is slow. */
    private final Map<String, Boolean> exchanges = new HashMap<>();

    @Nullable
    String of(String text) {
        String digits = ValueCheck.digits(text);
        boolean foreign = text.indexOf('+') >= 0 && !digits.startsWith("1");
        if (!foreign && digits.length() == 11 && digits.charAt(0) == '1') {
            digits = digits.substring(1);
        }
        if (foreign || digits.length() != 10) {
            return digits.length() < 7 ? null : parsed(text);
        }
        // numbers that are set aside for fiction and directories (555-01xx) are nobody's
        boolean fiction = digits.startsWith("55501", 3);
        return !fiction && inUse(digits) && isWritten(text) ? "+1" + digits : null;
    }

    private boolean inUse(String digits) {
        String exchange = digits.substring(0, 6);
        Boolean known = exchanges.get(exchange);
        if (known == null) {
            known = parsed("+1" + digits) != null;
            if (exchanges.size() < REMEMBERED) {
                exchanges.put(exchange, known);
            }
        }
        return known;
    }

    /** Nothing stands between the digits but what is written in telephone numbers. */
    private static boolean isWritten(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || " ().-+/".indexOf(c) >= 0)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String parsed(String text) {
        try {
            PhoneNumber number = NUMBERS.parse(text, "US");
            boolean possible =
                    NUMBERS.isPossibleNumber(number) && (number.getCountryCode() != 1 || NUMBERS.isValidNumber(number));
            return possible ? NUMBERS.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            // the text is no telephone number, which is the answer to the question
            return null;
        }
    }
}
