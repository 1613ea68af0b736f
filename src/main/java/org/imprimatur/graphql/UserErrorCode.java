package org.imprimatur.graphql;

import org.eclipse.microprofile.graphql.Description;

/**
 * Every refusal of every feature, by name: what a client may switch on. A test holds this list and the features' refusal
 * enums equal.
 */
@Description("Why a rule refused an act. Each name says what is forbidden or missing.")
public enum UserErrorCode {
    // the edge
    INVALID_ID,
    INVALID_INPUT,
    NOT_FOUND,
    VERSION_CONFLICT,
    // audit
    AUDIT_UNAVAILABLE,
    // authority
    ACCOUNT_NOT_LINKED,
    ROLE_NOT_ASSERTED,
    NO_AUTHORITY,
    PERSON_UNKNOWN,
    PRINTED_NAME_INVALID,
    ACCOUNT_INVALID,
    ACCOUNT_ALREADY_LINKED,
    ACCOUNT_LINK_UNKNOWN,
    INSTRUMENT_INVALID,
    PERIOD_INVALID,
    AUTHORITY_UNKNOWN,
    AUTHORITY_ALREADY_ENDED,
    OWN_AUTHORITY,
    SERVICE_NEVER_SIGNS,
    // document
    NOT_A_SUBMITTER,
    MAY_NOT_BLOCK_DIGEST,
    MAY_NOT_READ_CONTENT,
    DOCUMENT_NOT_FOUND,
    VERSION_NOT_FOUND,
    NOT_YOUR_DOCUMENT,
    POSITION_UNKNOWN,
    DOCUMENT_CHANGED,
    TITLE_MISSING,
    TITLE_NOT_ACCEPTABLE,
    CUSTODIAN_MISSING,
    CUSTODIAN_NOT_ACCEPTABLE,
    CATEGORY_MISSING,
    FILE_NAME_MISSING,
    FILE_NAME_NOT_ACCEPTABLE,
    UPLOAD_NOT_FOUND,
    UPLOAD_DIFFERS,
    VERSION_UNCHANGED,
    DIGEST_BLOCKED,
    DIGEST_ALREADY_BLOCKED,
    BLOCK_REASON_MISSING,
    BLOCK_REASON_NOT_ACCEPTABLE,
    INSPECTION_NOT_DUE,
    CONTENT_EMPTY,
    CONTENT_TOO_LARGE,
    CONTENT_DIGEST_UNREADABLE,
    CONTENT_DIGEST_WRONG,
    CONTENT_TYPE_NOT_ACCEPTABLE,
}
