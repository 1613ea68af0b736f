package org.imprimatur.policy.rules;

/**
 * What inspection found about the bytes, as far as policy asks.
 *
 * @param inspected whether an inspection of exactly these bytes ended and is current; without it nothing is allowed
 * @param clean whether there is no finding of severity MEDIUM or above, UNKNOWN included
 * @param hiddenContent whether anything is in a place that a person who opens the file does not see
 * @param originalSpreadsheet whether it is a spreadsheet that was not regenerated from visible cells
 * @param privacyReview whether the gravest finding is of severity MEDIUM: nobody is identified for certain, and the privacy officer
 *     judges whether somebody can be
 */
public record ContentFacts(
        boolean inspected, boolean clean, boolean hiddenContent, boolean originalSpreadsheet, boolean privacyReview) {
    /** Where no finding waits for the privacy officer. */
    public ContentFacts(boolean inspected, boolean clean, boolean hiddenContent, boolean originalSpreadsheet) {
        this(inspected, clean, hiddenContent, originalSpreadsheet, false);
    }

    /** Nothing is known, so the worst is assumed of each. */
    public static final ContentFacts NOT_INSPECTED = new ContentFacts(false, false, true, true);

    /** Whether everything is known to be visible. */
    boolean visibleOnly() {
        return inspected && !hiddenContent;
    }
}
