package org.imprimatur.release.rules;

/** What can stand between an authorised release and its publication. A closed list: each can be told to a person. */
public enum PublishObstacle {
    APPROVAL_REVOKED("Somebody entitled revoked the approval. Open a new approval request."),
    APPROVAL_EXPIRED("The approval ran out before it was used. Open a new approval request."),
    APPROVAL_VOIDED("What was approved is no longer what it was. Open a new approval request."),
    APPROVAL_NOT_GIVEN("The approval request is not approved."),
    APPROVAL_NOT_VERIFIED("The approval does not agree with the audit log. Tell an auditor; nothing is published."),
    RELEASE_NOT_VERIFIED("The release does not agree with the audit log. Tell an auditor; nothing is published."),
    SCHEDULER_NOT_ENTITLED(
            "Whoever scheduled it is no publisher any more. Let a publisher schedule it anew, or publish it."),
    SIGN_OFFS_INCOMPLETE("The sign-offs that verify do not satisfy what policy requires."),
    PUBLISH_BY_PASSED("The time that policy allows for publishing has passed. Open a new approval request."),
    NOT_BEFORE_NOT_REACHED("The manifest allows it only later. Schedule it for then."),
    NOT_AFTER_PASSED("The manifest's not-after has passed. Open a new approval request."),
    NEWER_VERSION("The document has a newer version. Open an approval request for that one."),
    DIGEST_IS_BLOCKED("Somebody entitled blocked these bytes everywhere."),
    INSPECTION_CHANGED("The findings differ from those that the signers saw. Open a new approval request."),
    POLICY_RULES_CHANGED("The rules that apply differ from those that were signed for. Open a new approval request."),
    SINGLE_USE_SPENT("The approval was for one use, which has been made."),
    AUDIT_LOG_NOT_CURRENT("The audit log is not keeping up, so nothing is published until it does. Try again later.");

    private final String message;

    PublishObstacle(String message) {
        this.message = message;
    }

    /** One or two sentences to the publisher. */
    public String message() {
        return message;
    }
}
