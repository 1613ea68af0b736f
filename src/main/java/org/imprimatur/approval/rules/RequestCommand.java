package org.imprimatur.approval.rules;

import org.imprimatur.audit.rules.Action;

/** What can be done to an approval request. */
public enum RequestCommand {
    DRAFT(Action.DRAFT_REQUEST),
    EDIT(Action.EDIT_REQUEST),
    SUBMIT(Action.SUBMIT_REQUEST),
    APPROVE(Action.APPROVE_REQUEST),
    REFUSE(Action.REFUSE_REQUEST),
    RETURN(Action.RETURN_REQUEST),
    RETRACT(Action.RETRACT_SIGN_OFF),
    REVISE(Action.REVISE_REQUEST),
    WITHDRAW(Action.WITHDRAW_REQUEST),
    REVOKE(Action.REVOKE_APPROVAL),
    EXPIRE(Action.EXPIRE_REQUEST),
    VOID(Action.VOID_REQUEST);

    private final Action action;

    RequestCommand(Action action) {
        this.action = action;
    }

    /** What the log calls it. */
    public Action action() {
        return action;
    }
}
