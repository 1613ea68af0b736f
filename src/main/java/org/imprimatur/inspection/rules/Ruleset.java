package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.audit.rules.Sha256;

/**
 * Everything that recognition goes by, as data with a version. Two rulesets that could judge differently have different
 * digests.
 *
 * @param version a code without white space
 * @param countries in lower case, names and adjectives
 * @param organisationWords in lower case: a text with one of these is the name of a place or an office, not of a person
 * @param placeHeaders in lower case: a table with such a column is about places
 * @param sharedMailboxes in lower case: the local parts of addresses that belong to no one person
 */
public record Ruleset(
        String version,
        List<Recogniser> recognisers,
        List<ClaimTerm> claimTerms,
        Set<String> countries,
        Set<String> organisationWords,
        Set<String> placeHeaders,
        Set<String> sharedMailboxes) {
    /** Share of a column's values that must look right under a fitting header. */
    static final double FITTING_SHARE = 0.5;

    /** The version of the recognisers that are code, not data: linkage, hidden content, disguised text, vocabulary. */
    static final int CODE_VERSION = 1;

    public Ruleset {
        recognisers = List.copyOf(recognisers);
        claimTerms = List.copyOf(claimTerms);
        countries = Set.copyOf(countries);
        organisationWords = Set.copyOf(organisationWords);
        placeHeaders = Set.copyOf(placeHeaders);
        sharedMailboxes = Set.copyOf(sharedMailboxes);
    }

    /** The rules that this release of the product comes with. */
    public static Ruleset shipped() {
        return ShippedRuleset.RULESET;
    }

    /** SHA-256 over the version and all data, each item on a line of its own. */
    public Sha256 digest() {
        var lines = new ArrayList<String>();
        lines.add(version);
        lines.add(Integer.toString(CODE_VERSION));
        lines.add(Double.toString(FITTING_SHARE));
        recognisers.forEach(recogniser -> lines.addAll(recogniser.content()));
        claimTerms.forEach(term -> lines.add(term.category() + " " + term.hints() + " " + term.words()));
        for (Set<String> words : List.of(countries, organisationWords, placeHeaders, sharedMailboxes)) {
            lines.addAll(new TreeSet<>(words));
            lines.add("");
        }
        return Sha256.of(String.join("\n", lines));
    }
}
