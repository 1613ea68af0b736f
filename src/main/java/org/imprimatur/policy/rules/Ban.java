package org.imprimatur.policy.rules;

import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/**
 * One thing that forbids a case.
 *
 * @param category the category it comes from; null where it comes from the content or from the whole
 * @param rule the row that it comes from; null where there is none
 * @param condition the condition, for CONDITION_NOT_MET and CONDITION_NOT_EVALUABLE; otherwise null
 */
public record Ban(
        Reason reason,
        @Nullable ProtectionCategory category,
        @Nullable PolicyRule rule,
        @Nullable Condition condition) {
    /** Why. Closed; the names are part of the API. */
    public enum Reason {
        /** No row says that this category may go to this audience. */
        NO_MATCHING_RULE,
        /** A row forbids it, whoever signs. */
        FORBIDDEN,
        /** A row asks for something that this product cannot check yet. */
        CONDITION_NOT_EVALUABLE,
        /** The evidence that a row asks for is missing. */
        CONDITION_NOT_MET,
        /** None of the row's legal bases is cited. */
        LEGAL_BASIS_MISSING,
        /** These bytes have no current inspection. */
        NOT_INSPECTED,
        /** A file with hidden content never goes to PUBLIC_WEB. */
        HIDDEN_CONTENT,
        /** An original spreadsheet never goes to PUBLIC_WEB; a regenerated one may. */
        ORIGINAL_SPREADSHEET,
        /** The rows ask for sign-offs in orders that contradict each other. */
        CONFLICTING_ORDER,
        /** A row asks for nobody's sign-off: "0 of 0" approves nothing. */
        NO_SIGN_OFF_REQUIRED
    }

    static Ban of(Reason reason) {
        return new Ban(reason, null, null, null);
    }

    static Ban of(Reason reason, ProtectionCategory category) {
        return new Ban(reason, category, null, null);
    }

    static Ban of(Reason reason, PolicyRule rule) {
        return new Ban(reason, rule.category(), rule, null);
    }

    static Ban of(Reason reason, PolicyRule rule, Condition condition) {
        return new Ban(reason, rule.category(), rule, condition);
    }
}
