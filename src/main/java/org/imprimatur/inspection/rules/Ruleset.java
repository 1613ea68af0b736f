package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.audit.rules.Sha256;

/**
 * Everything that recognition goes by, as data with a version. Two rulesets that could judge differently have different
 * digests.
 *
 * @param version a code without white space
 * @param words as folded text
 */
public record Ruleset(
        String version, List<Recogniser> recognisers, List<ClaimTerm> claimTerms, Map<WordList, Set<String>> words) {
    /** The version of the recognisers that are code, not data: linkage, hidden content, disguised text, small cells. */
    static final int CODE_VERSION = 3;

    public Ruleset {
        recognisers = List.copyOf(recognisers);
        claimTerms = List.copyOf(claimTerms);
        var copied = new EnumMap<WordList, Set<String>>(WordList.class);
        for (WordList list : WordList.values()) {
            copied.put(list, Set.copyOf(words.getOrDefault(list, Set.of())));
        }
        words = copied;
    }

    /** The rules that this release of the product comes with. */
    public static Ruleset shipped() {
        return RulesetFile.shipped();
    }

    boolean lists(WordList list, String foldedWord) {
        return words.getOrDefault(list, Set.of()).contains(foldedWord);
    }

    /** Whether any word of the folded text is on the list. */
    boolean listsAnyOf(WordList list, String folded) {
        int from = 0;
        while (from <= folded.length()) {
            int to = folded.indexOf(' ', from);
            to = to < 0 ? folded.length() : to;
            if (to > from && lists(list, folded.substring(from, to))) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    /** SHA-256 over the version and all data, each item on a line of its own. */
    public Sha256 digest() {
        var lines = new ArrayList<String>();
        lines.add(version);
        lines.add(Integer.toString(CODE_VERSION));
        recognisers.forEach(recogniser -> lines.addAll(recogniser.content()));
        claimTerms.forEach(term -> lines.add(term.content()));
        for (WordList list : WordList.values()) {
            lines.add(list.name());
            lines.addAll(new TreeSet<>(words.getOrDefault(list, Set.of())));
        }
        return Sha256.of(String.join("\n", lines));
    }

    /** The lists of words are long. */
    @Override
    public String toString() {
        return "Ruleset[" + version + "]";
    }
}
