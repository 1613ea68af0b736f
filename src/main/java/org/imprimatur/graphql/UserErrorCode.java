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
}
