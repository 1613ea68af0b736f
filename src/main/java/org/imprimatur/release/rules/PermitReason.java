package org.imprimatur.release.rules;

/** Why a permit is not given. Who may not read releases only ever hears {@link #NOT_PERMITTED}. */
public enum PermitReason {
    NOT_PERMITTED("These bytes may not go there."),
    UNKNOWN_BYTES("No document has these bytes. Register them and open an approval request."),
    NO_RELEASE("These bytes were never approved for release. Open an approval request."),
    RELEASE_UNVERIFIED("The release does not agree with the audit log. Tell an auditor."),
    NOT_PUBLISHED("The release is authorised, but no publisher has published it yet."),
    NOT_PROVEN_YET("The audit log does not prove the publication yet. It does so within a second or two: ask again."),
    SUSPENDED("The release is suspended."),
    RECALLED("The release was recalled. Take down what is out."),
    SUPERSEDED("A newer release took its place."),
    ENDED("The time that the manifest allowed has passed. Take down what is out."),
    NOT_YET("The manifest allows it only later."),
    WRONG_NAME("It was approved under another file name."),
    WRONG_AUDIENCE("It was approved for another audience."),
    WRONG_CHANNEL("It was approved for another channel."),
    WRONG_DESTINATION("It was approved for another destination."),
    WRONG_RECIPIENT("It was approved for other recipients."),
    APPROVAL_NOT_STANDING("The approval no longer stands, or does not agree with the audit log."),
    DIGEST_BLOCKED("These bytes are blocked everywhere."),
    USED_UP("The approval was for one use, which has been made."),
    AUDIT_LOG_BEHIND("The audit log is not keeping up, so nothing is permitted until it does.");

    private final String message;

    PermitReason(String message) {
        this.message = message;
    }

    /** One or two sentences to whoever asked. */
    public String message() {
        return message;
    }
}
