package org.imprimatur.graphql.subscription;

/** A client did what the protocol closes sockets for. Not an error of the service's: it has no stack and is not logged. */
final class ProtocolBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final CloseCode code;
    private final String reason;

    /** @param reason at most 123 bytes */
    ProtocolBroken(CloseCode code, String reason) {
        super(reason, null, false, false);
        this.code = code;
        this.reason = reason;
    }

    CloseCode code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
