package org.imprimatur.release.rules;

/** Why a release stands suspended. */
public enum SuspensionCause {
    /** One entitled person stopped it; their reason is in the log's details. */
    STOPPED_BY_PERSON,
    APPROVAL_REVOKED,
    APPROVAL_EXPIRED,
    APPROVAL_VOIDED,
    DIGEST_BLOCKED,
    /** Another inspection of the bytes found what the signers did not see, or could not read them. */
    GRAVER_FINDINGS,
    /** A waiver of a finding in the bytes was taken back. */
    WAIVER_WITHDRAWN
}
