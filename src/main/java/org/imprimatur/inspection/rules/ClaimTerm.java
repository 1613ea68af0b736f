package org.imprimatur.inspection.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import org.imprimatur.document.rules.ProtectionCategory;

/**
 * Words of a claim, and the category that protects a person who is linked to it.
 *
 * @param id unique among the terms
 * @param hints as folded text; the words match no text without one of these, so that most texts need no closer look
 * @param exact whether capitals count: abbreviations that are also words in small letters
 */
record ClaimTerm(String id, Pattern words, List<String> hints, boolean exact, ProtectionCategory category) {
    ClaimTerm {
        hints = List.copyOf(hints);
    }

    boolean isIn(String text) {
        return words.matcher(text).find();
    }

    String firstWords(String text) {
        Matcher matcher = words.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    String content() {
        return id + " " + category + " " + exact + " " + hints + " " + words;
    }
}
