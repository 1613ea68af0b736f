package org.imprimatur.approval.rules;

/** What a sign-off says. */
public enum Verdict {
    APPROVE(RequestCommand.APPROVE),
    /** Ends the request. */
    REFUSE(RequestCommand.REFUSE),
    /** Sends the request back to the requester. */
    RETURN(RequestCommand.RETURN);

    private final RequestCommand command;

    Verdict(RequestCommand command) {
        this.command = command;
    }

    public RequestCommand command() {
        return command;
    }
}
