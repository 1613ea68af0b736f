package org.imprimatur.graphql.subscription;

/** Why a socket is closed: the codes of the protocol, and those of RFC 6455, section 7.4. */
enum CloseCode {
    PROTOCOL_ERROR(1002),
    POLICY_VIOLATION(1008),
    MESSAGE_TOO_BIG(1009),
    SERVICE_RESTART(1012),
    INVALID_MESSAGE(4400),
    UNAUTHORIZED(4401),
    FORBIDDEN(4403),
    SUBPROTOCOL_NOT_ACCEPTABLE(4406),
    INITIALISATION_TIMEOUT(4408),
    SUBSCRIBER_EXISTS(4409),
    TOO_MANY_INITIALISATION_REQUESTS(4429),
    INTERNAL_ERROR(4500);

    private final short code;

    CloseCode(int code) {
        this.code = (short) code;
    }

    short code() {
        return code;
    }
}
