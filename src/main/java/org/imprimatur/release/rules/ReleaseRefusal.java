package org.imprimatur.release.rules;

import org.imprimatur.RuleViolation;

/** Why an act on a release, or the use of a permit, was refused. Each name is a code of the API. */
public enum ReleaseRefusal implements RuleViolation.Refusal {
    RELEASE_UNKNOWN("There is no such release, or you may not see it. Check its id, or ask its publisher."),
    RELEASE_NOT_AUTHORISED(
            "No release was authorised. A release comes into being when its approval request is approved by everybody it needs."),
    RELEASE_NOT_PUBLISHED("The release is authorised but not published yet. Publish it first."),
    RELEASE_ALREADY_AUTHORISED("This decision has its release already. Act on that one."),
    RELEASE_NOT_SCHEDULED("No publisher set a time for this release. Have a publisher schedule or publish it."),
    RELEASE_ALREADY_SCHEDULED(
            "The release is scheduled already. Publish it now, or recall it and ask for a new approval to use another time."),
    RELEASE_ALREADY_PUBLISHED("The release is published already. It can be suspended or recalled."),
    RELEASE_SUSPENDED(
            "The release is suspended and cannot be resumed. It can be recalled; to publish again, open a new approval request."),
    RELEASE_RECALLED("The release was recalled, which is final. To publish again, open a new approval request."),
    RELEASE_SUPERSEDED("A newer release took the place of this one. Act on the newer release."),
    RELEASE_ENDED("The time that the manifest allowed has passed. To publish again, open a new approval request."),
    RELEASE_UNVERIFIED(
            "The release, or the approval that it rests on, does not agree with the audit log. Nothing of it is served. Tell an auditor."),
    RELEASE_STOPPED("The release was stopped while it was being sent. Delete what you have received of it."),
    RELEASE_POSITION_UNKNOWN("There is no such place in the list of releases. Use cursors as the API gave them."),
    STALE_RELEASE("The release changed since it was shown to you. Load it again and decide on what it is now."),

    PUBLISHER_ROLE_MISSING(
            "Only a publisher schedules and publishes, and only with an authority in the register. Ask one to do it."),
    NOT_ENTITLED_TO_SUSPEND(
            "The requester, any reviewer, a publisher or an incident manager can suspend. Tell one of them at once."),
    NOT_ENTITLED_TO_RECALL(
            "A privacy officer, an approving official or a publisher can recall. Tell one of them at once; others can suspend."),
    DONE_BY_THE_SYSTEM_ONLY("Nobody does this by hand: it follows by itself from what happens to the release."),
    STOP_REASON_MISSING("Say why, in at most 2000 characters. One sentence is enough."),

    SCHEDULE_IN_THE_PAST("The time to publish has passed already. Publish now, or choose a later time."),
    SCHEDULE_OUTSIDE_APPROVAL(
            "The time lies outside what was approved. Choose one from the manifest's not-before on, before its not-after and the time allowed to publish."),
    SCHEDULED_TIME_NOT_REACHED("The scheduled time has not come yet. Wait for it, or have a publisher publish now."),
    RELEASE_NOT_READY(
            "Something that must hold to publish does not hold now. See the obstacles, clear them or open a new approval request."),
    NOT_AFTER_NOT_REACHED(
            "The release may stay out until the manifest's not-after. Suspend or recall it to stop it now."),

    PERMIT_NOT_GRANTED("These bytes may not go there now. See the reasons."),
    PERMIT_ROLE_MISSING(
            "Only an account with the role and an authority of publisher uses permits. Have one granted, also to a service."),
    PERMIT_HANDLE_UNKNOWN("There is no such permit handle. Ask for a permit again."),
    PERMIT_OF_ANOTHER_CLIENT("The permit handle was given to another account or client. Ask for a permit of your own."),
    PERMIT_FOR_ANOTHER_USE(
            "The permit handle stands for other bytes, another name, audience, channel, destination or recipient. Ask for a permit for this use."),
    PERMIT_HANDLE_EXPIRED("The permit handle was valid for 60 seconds, which have passed. Ask for a permit again."),
    PERMIT_HANDLE_REDEEMED("The permit handle was redeemed already. Ask for a permit again.");

    private final String message;

    ReleaseRefusal(String message) {
        this.message = message;
    }

    @Override
    public String message() {
        return message;
    }
}
