package org.imprimatur.approval.rules;

/** Why an approval request came to its end or its approval. Constants are never renamed: decisions name them for ever. */
public enum DecisionCause {
    REQUIREMENT_SATISFIED("Everybody whom the policy asks for signed."),
    REVIEWER_REFUSED("A reviewer refused."),
    APPROVAL_REVOKED("Somebody entitled took the approval back."),

    REVIEW_DEADLINE_PASSED("The time for the review ran out."),
    PUBLISH_BY_PASSED("The time that policy allows for publishing ran out."),
    NOT_AFTER_PASSED("The time until which it was to be out had passed before it was released."),

    NEWER_VERSION("The document has a newer version."),
    FINDINGS_CHANGED("The findings, or what was decided about them, changed."),
    POLICY_RULES_CHANGED("The policy rules that apply changed."),
    SIGNER_AUTHORITY_ENDED("The authority of somebody whose sign-off counted ended.");

    private final String sentence;

    DecisionCause(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
