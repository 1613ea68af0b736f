package org.imprimatur.inspection.rules;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Set;

/** Whether a text has the shape of a person's name. Under a header that asks for one; alone it says little. */
final class PersonName {
    private static final Pattern SHAPE =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}'’`. -]*(, ?\\p{L}[\\p{L}\\p{M}'’`. -]*){0,2}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[ ,.-]+");

    private PersonName() {}

    static boolean looksLikeOne(String text, Set<String> organisationWords) {
        if (text.length() < 2 || text.length() > 80 || !SHAPE.matches(text)) {
            return false;
        }
        return words(text).length <= 6 && !namesAnOffice(text, organisationWords);
    }

    /** Whether a word of an office or a place stands in the text. */
    static boolean namesAnOffice(String text, Set<String> organisationWords) {
        for (String word : words(text)) {
            if (organisationWords.contains(word)) {
                return true;
            }
        }
        return false;
    }

    static boolean hasSeveralWords(String text) {
        return words(text).length > 1;
    }

    private static String[] words(String text) {
        return BETWEEN_WORDS.split(text.strip().toLowerCase(Locale.ROOT));
    }
}
