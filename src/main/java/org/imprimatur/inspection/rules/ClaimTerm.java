package org.imprimatur.inspection.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import org.imprimatur.document.rules.ProtectionCategory;

/**
 * Words of a claim, and the category that protects a person who is linked to it.
 *
 * @param hints in lower case; the words match no text without one of these, so that most texts need no closer look
 */
record ClaimTerm(Pattern words, List<String> hints, ProtectionCategory category) {
    boolean isIn(String text, String inLowerCase) {
        for (String hint : hints) {
            if (inLowerCase.contains(hint)) {
                return words.matcher(text).find();
            }
        }
        return false;
    }

    String firstWords(String text) {
        Matcher matcher = words.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }
}
