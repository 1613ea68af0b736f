package org.imprimatur.inspection.worker;

import org.imprimatur.inspection.rules.RulesetFileRefused;
import org.imprimatur.inspection.rules.WrittenRuleset;

/** The ruleset that a worker is told to judge by: mostly the one of the order before, so that its text is read once. */
final class OrderedRuleset {
    private static WrittenRuleset last = WrittenRuleset.shipped();

    private OrderedRuleset() {}

    /** @throws RulesetFileRefused for a text that the service took for a ruleset and this jar does not */
    static synchronized WrittenRuleset understood(String text) {
        if (!last.text().equals(text)) {
            last = WrittenRuleset.read(text);
        }
        return last;
    }
}
