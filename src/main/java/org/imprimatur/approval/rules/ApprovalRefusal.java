package org.imprimatur.approval.rules;

import org.imprimatur.RuleViolation;

/** Why the rules of approval stop an act. */
public enum ApprovalRefusal implements RuleViolation.Refusal {
    REQUEST_UNKNOWN("There is no such approval request, or you may not see it."),
    REQUEST_EXISTS("This approval request exists already. Draft a new one."),
    REQUEST_CLOSED("This approval request has ended. Draft a new one that names it as the one it supersedes."),
    REQUEST_EXPIRED("Time for this approval request ran out. Draft a new one that names it as the one it supersedes."),
    REQUEST_VOID("What this approval request asks for has changed: the version, its findings, the policy, or a signer's"
            + " authority. Draft a new one."),
    STILL_STANDS("This approval request still stands, so there is nothing to record."),
    NOT_IN_DRAFT("Only a draft can be edited or submitted. After a return, revise it first."),
    NOT_IN_REVIEW("This approval request is not in review, so there is nothing to sign or to retract."),
    NOT_RETURNED("Only a request that a reviewer returned can be revised."),
    NOT_APPROVED("Only an approved request can be revoked. The requester may withdraw it before that."),
    REVOKE_INSTEAD("This request is approved already. Revoke the approval instead."),

    MAY_NOT_DRAFT("Only submitters draft approval requests. Ask for the role and an authority for it."),
    NOT_THE_REQUESTER("Only the requester may do this. Ask them, or draft a request of your own."),
    NOT_A_REVIEWER("You hold no role in which people sign off. Sign in with it, or ask who holds it."),
    NOT_A_REVIEWING_ROLE("Nobody signs off in this role. Name the reviewing role that you sign in."),
    NOT_YOUR_SIGN_OFF("You have no sign-off here that could be retracted. Only its signer retracts a sign-off."),
    MAY_NOT_REVOKE("Only the requester, somebody who signed, or a privacy officer may revoke. Tell one of them;"
            + " to stop the release at once, suspend it."),
    RECORDED_BY_THE_SYSTEM_ONLY("This is not for anybody to do: the system records it when it has come about."),
    NOT_A_NATURAL_PERSON("Only a human being signs. Sign in with your own account."),

    OWN_REQUEST("You asked for this, so you cannot review it. Somebody else has to."),
    OWN_UPLOAD("You registered these bytes, so you cannot review them. Somebody else has to."),
    OWN_EDIT("You had a hand in this version, so you cannot review it. Somebody else has to."),
    OWN_WAIVER(
            "You asked for or granted a waiver on a finding of this version, so you cannot review it. Somebody else has to."),
    ALREADY_SIGNED("You have signed this request in this round; one person counts once. Retract that sign-off first."),
    ROLE_NOT_ASKED_FOR("The policy asks for no sign-off in this role. Look at the roles that are outstanding."),
    ROLE_ALREADY_SIGNED("Somebody has signed in this role already. Look at the roles that are outstanding."),
    OUT_OF_ORDER("The policy asks others to sign before this role. Wait until they have."),
    STALE_ROUND("The request was revised since you were shown it. Read it again, then sign what it says now."),
    STALE_MANIFEST("The manifest is no longer the one you were shown. Read it again, then sign what it says now."),
    STALE_REQUEST("The request changed since you read it. Read it again, then decide."),
    REASON_MISSING("Say why: give a reason of 1 to 2,000 characters."),
    TEXT_NOT_ACCEPTABLE("Give text of at most 2000 characters, without control characters."),
    TOO_MANY_VALUES("Name at most 100 recipients and at most 20 legal bases."),
    IDEMPOTENCY_KEY_INVALID("Give an idempotency key of 8 to 100 letters, digits, hyphens or underscores."),
    IDEMPOTENCY_KEY_REUSED("You used this idempotency key for another act. Use a fresh key for each act."),
    AUTHENTICATION_TOO_OLD("Signing needs a recent and strong authentication. Sign in again, then repeat the act."),

    UNINSPECTABLE("This version could not be inspected, so nothing is known about it. Register one that can be read."),
    FINDINGS_NOT_ACKNOWLEDGED(
            "The inspection found something weak in this version that nobody acknowledged yet. Look at its findings,"
                    + " acknowledge them, and submit again."),
    NOT_INSPECTED("This version is not inspected yet. Wait for its inspection, then submit."),
    NOT_LATEST_VERSION("The document has a newer version. Draft a request for that one."),
    HIDDEN_CONTENT("This file holds hidden content, which never goes to the public, whoever signs. Take the regenerated"
            + " file made of its visible cells as a new version."),
    ORIGINAL_SPREADSHEET("An original spreadsheet never goes to the public. Take the regenerated file made of its"
            + " visible cells as a new version."),
    MANIFEST_INCOMPLETE("Fill in the fields that are missing, then submit."),
    MANIFEST_OF_OTHER_CONTENT("The digest given is not that of the version. Read the version again."),
    PERIOD_EMPTY("The time in which this could be out is over or empty. Choose a later not-after."),
    FORBIDDEN_BY_POLICY("The policy forbids this, whoever signs. Look at the rules named, and at what each asks for."),
    NO_SIGN_OFF_ASKED_FOR("The policy names nobody who would have to sign, and nothing is approved by nobody."
            + " Ask a policy administrator."),
    QUORUM_IMPOSSIBLE("There are not enough different people who hold the roles and may review this request. Have"
            + " authorities granted to others, then submit."),
    EARLIER_REQUEST_OPEN("The earlier request is still open. Withdraw it first, or go on with it."),
    EARLIER_REQUEST_OF_OTHER_DOCUMENT("The earlier request is about another document.");

    private final String message;

    ApprovalRefusal(String message) {
        this.message = message;
    }

    @Override
    public String message() {
        return message;
    }
}
