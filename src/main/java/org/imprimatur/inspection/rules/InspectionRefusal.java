package org.imprimatur.inspection.rules;

import org.imprimatur.RuleViolation;

/** Why the inspection stops an act. */
public enum InspectionRefusal implements RuleViolation.Refusal {
    NOTHING_TO_REGENERATE(
            "There is no inspected version of this id that you may work on. Wait for its inspection, or add a version that can be read."),
    NOTHING_TO_PREVIEW(
            "Only what was inspected can be shown. Wait for its inspection, or add a version that can be read."),
    PREVIEWS_BUSY("Other files are being looked into at this moment. Try again in a few seconds."),
    NOTHING_VISIBLE("The file shows a reader nothing, so there is nothing to make a file of. Add another version."),
    RULESET_NOT_READABLE(
            "This text is not a ruleset. Mend what the path names, and propose it again; the README says how to begin one."),
    RULESET_IN_FORCE_ALREADY("These rules are in force already. There is nothing more to do."),
    RULESET_UNVERIFIED(
            "Nobody can say which rules are in force: the audit log does not vouch for them. Tell the operator and an auditor."),
    PROPOSAL_NOT_FOUND("There is no such proposed ruleset. Check the id."),
    PROPOSAL_OF_ANOTHER_RELEASE(
            "This release of the product reads other rules from the proposed text than were proposed. Propose the text again."),
    OWN_PROPOSAL("Nobody puts a ruleset in force that they proposed themselves. Ask another privacy officer.");

    private final String message;

    InspectionRefusal(String message) {
        this.message = message;
    }

    @Override
    public String message() {
        return message;
    }
}
