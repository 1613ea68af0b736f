package org.imprimatur.inspection.rules;

/**
 * A ruleset and the text that says it, which is how it is kept, proposed and given to a worker.
 *
 * @param text a file as {@link RulesetFile} reads it, word for word
 */
public record WrittenRuleset(String text, Ruleset rules) {
    /** @throws RulesetFileRefused when anything about the text is not exactly right */
    public static WrittenRuleset read(String text) {
        return new WrittenRuleset(text, RulesetFile.read(text));
    }

    /** The ruleset that this release of the product comes with. */
    public static WrittenRuleset shipped() {
        return Shipped.RULESET;
    }

    private static final class Shipped {
        static final WrittenRuleset RULESET = new WrittenRuleset(RulesetFile.shippedText(), Ruleset.shipped());
    }

    /** The text is long. */
    @Override
    public String toString() {
        return "WrittenRuleset[" + rules.version() + "]";
    }
}
