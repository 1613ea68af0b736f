package org.imprimatur.inspection.rules;

import org.imprimatur.RuleViolation;

/** Why the inspection stops an act. */
public enum InspectionRefusal implements RuleViolation.Refusal {
    NOTHING_TO_REGENERATE(
            "There is no inspected version of this id that you may work on. Wait for its inspection, or add a version that can be read."),
    NOTHING_TO_PREVIEW(
            "Only what was inspected can be shown. Wait for its inspection, or add a version that can be read."),
    PREVIEWS_BUSY("Other files are being looked into at this moment. Try again in a few seconds."),
    NOTHING_VISIBLE("The file shows a reader nothing, so there is nothing to make a file of. Add another version.");

    private final String message;

    InspectionRefusal(String message) {
        this.message = message;
    }

    @Override
    public String message() {
        return message;
    }
}
