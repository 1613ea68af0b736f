package org.imprimatur.approval.rules;

import java.text.Normalizer;
import org.imprimatur.RuleViolation;

/**
 * Text that a person writes: a name, a purpose, a reason; in normalisation form C, and measured in it. At most {@value #LONGEST} characters; of control characters only
 * line breaks and tabs.
 *
 * @throws RuleViolation {@link ApprovalRefusal#TEXT_NOT_ACCEPTABLE}
 */
public record FreeText(String value) {
    /** In Unicode characters. */
    public static final int LONGEST = 2000;

    public FreeText {
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
        boolean fits = value.length() <= 2 * LONGEST && value.codePointCount(0, value.length()) <= LONGEST;
        if (!fits || !value.codePoints().allMatch(FreeText::isAcceptable)) {
            throw new RuleViolation(ApprovalRefusal.TEXT_NOT_ACCEPTABLE);
        }
    }

    private static boolean isAcceptable(int character) {
        return character == '\n'
                || character == '\r'
                || character == '\t'
                || !(Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE);
    }

    @Override
    public String toString() {
        return "FreeText[…]";
    }
}
