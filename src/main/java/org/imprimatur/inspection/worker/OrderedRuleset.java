package org.imprimatur.inspection.worker;

import org.imprimatur.inspection.rules.Ruleset;

/** How a worker is told by which ruleset to judge: by its digest, as long as the only one is that of its own jar. */
final class OrderedRuleset {
    private OrderedRuleset() {}

    static String told(Ruleset ruleset) {
        return ruleset.digest().hex();
    }

    /** @throws IllegalArgumentException for a ruleset that is not there */
    static Ruleset understood(String told) {
        Ruleset shipped = Ruleset.shipped();
        if (!told(shipped).equals(told)) {
            throw new IllegalArgumentException("there is no ruleset of this digest");
        }
        return shipped;
    }
}
