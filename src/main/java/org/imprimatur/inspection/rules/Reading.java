package org.imprimatur.inspection.rules;

import java.util.List;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;

/**
 * What recognition sees in one text.
 *
 * @param headerOf recognisers whose column headers this text could be
 * @param matches what matched without a header
 * @param claims categories whose claim words stand in the text
 * @param claimWords the first such words, empty without any
 */
record Reading(
        NormalisedText text,
        List<Recogniser> headerOf,
        List<Match> matches,
        Set<ProtectionCategory> claims,
        String claimWords) {
    /**
     * @param value in its one spelling, so that the same person has the same value everywhere
     * @param weak belongs to an office rather than to a person
     */
    record Match(Recogniser recogniser, String value, boolean weak) {}
}
