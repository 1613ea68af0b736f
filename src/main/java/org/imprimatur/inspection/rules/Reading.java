package org.imprimatur.inspection.rules;

import java.util.List;
import org.imprimatur.document.rules.ProtectionCategory;

/**
 * What recognition sees in one text.
 *
 * @param matches what matched without a header
 * @param claims categories whose claim words stand in the text
 * @param claimWords the first such words, empty without any
 */
record Reading(NormalisedText text, List<Match> matches, List<ProtectionCategory> claims, String claimWords) {
    /** @param value in its one spelling, so that the same person has the same value everywhere */
    record Match(Recogniser recogniser, String value, Strength strength) {}

    /** Whether the text stands for itself and says nothing. */
    boolean nothing() {
        return matches.isEmpty() && claims.isEmpty() && !text.invisible() && !text.mixed();
    }
}
