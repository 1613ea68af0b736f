package org.imprimatur.inspection.rules;

import org.imprimatur.RuleViolation;

/** Why the inspection stops an act. */
public enum InspectionRefusal implements RuleViolation.Refusal {
    NOTHING_TO_REGENERATE(
            "There is no inspected version of this id that you may work on. Wait for its inspection, or add a version that can be read."),
    NOTHING_TO_PREVIEW(
            "Only what was inspected can be shown. Wait for its inspection, or add a version that can be read."),
    NO_PAGES(
            "Pages are shown of PDF files and pictures only. Look into the content of other files instead, or download the file."),
    PAGE_NOT_FOUND("The file has no page of this number. Choose another one."),
    PAGE_NOT_PAINTED(
            "This page cannot be shown: it is damaged, too large, or takes too long. Download the file, and open it where it can do"
                    + " no harm."),
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
    OWN_PROPOSAL("Nobody puts a ruleset in force that they proposed themselves. Ask another privacy officer."),
    FINDING_NOT_FOUND("The version's current inspection has no such finding. Look at its findings again."),
    FINDING_NOT_WAIVABLE(
            "Only findings of severity MEDIUM, HIGH or CRITICAL are waived. Weak ones are acknowledged; a picture that was not"
                    + " read is read by two people."),
    FINDING_AMBIGUOUS(
            "Several findings of this version cannot be told from each other, so none of them is set aside. Change the names of the parts, and add the"
                    + " file anew."),
    TOO_MANY_WAIVERS("Waivers were asked for too often here. Remove what was found, and add the file anew."),
    NOT_FOR_SERVICES("Only a human being decides about findings. Sign in with your own account."),
    WAIVER_STANDS("A waiver of this finding is asked for or in force already. Withdraw it first, to ask for another."),
    WAIVER_NOT_FOUND("There is no such waiver. Check the id."),
    WAIVER_CLOSED("This waiver was decided or withdrawn already. Look at it again."),
    WAIVER_TIME_NOT_ACCEPTABLE(
            "A waiver ends in the future, and not later than this office allows. Choose an earlier time."),
    OWN_WAIVER_REQUEST("Nobody decides about a waiver that they asked for themselves. Ask another privacy officer."),
    WAIVER_OF_OWN_WORK(
            "Nobody decides about a waiver in a version that they added or worked on. Ask another privacy officer."),
    NOT_YOUR_WAIVER("Only whoever asked for a waiver, or a privacy officer, withdraws it."),
    NOT_A_PICTURE("Only a page or picture that the inspection could not read is read by people instead."),
    READING_OF_OWN_WORK("Nobody vouches for a picture in a version that they added or worked on. Ask two reviewers."),
    READ_ALREADY("You said so already, or two people have read this picture. There is nothing more for you to do."),
    NOT_A_READER("Only reviewers vouch for having read a picture. Ask one."),
    NOT_TO_BE_ACKNOWLEDGED("Only weak findings are acknowledged. Remove what was found, or ask for a waiver."),
    ACKNOWLEDGED_ALREADY("These findings were acknowledged already. There is nothing more to do.");

    private final String message;

    InspectionRefusal(String message) {
        this.message = message;
    }

    @Override
    public String message() {
        return message;
    }
}
